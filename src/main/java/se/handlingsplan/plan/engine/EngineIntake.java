package se.handlingsplan.plan.engine;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Intake;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Submits a start form for a person who is no member; the engine sees nobody logged in. */
@Component
class EngineIntake implements Intake {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final AtWork atWork;

    EngineIntake(ObjectProvider<ProcessEngineConfigurationImpl> engine, AtWork atWork) {
        this.engine = engine;
        this.atWork = atWork;
    }

    @Override
    public CaseNumber start(String process, Map<String, Object> answers, AgencyId agency) {
        try {
            return atWork.as(new AtWork.Worker(agency, THE_PERSON), () -> submitted(process, answers));
        } catch (Refused refused) {
            throw new NotTaken();
        }
    }

    private CaseNumber submitted(String process, Map<String, Object> answers) {
        return engine.getObject().getCommandExecutorTxRequired().execute(command -> {
            String definition = command.getProcessDefinitionManager()
                    .findLatestProcessDefinitionByKey(process)
                    .getId();
            var instance = (ExecutionEntity) new SubmitStartFormCmd(definition, null, answers).execute(command);
            return new CaseNumber(Objects.requireNonNull(instance.getBusinessKey()));
        });
    }
}
