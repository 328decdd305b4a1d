package se.handlingsplan.plan.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.CaseNumber;

/** Gives each process of a case, when it begins, the variables by which Tasklist shows where a task belongs. */
class BeginInCase implements ExecutionListener {

    private final Cases cases;

    BeginInCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var instance = (ExecutionEntity) execution;
        String line = instance.getProcessDefinition().getKey();
        instance.setVariableLocal(SystemVariables.LINE, line);
        Optional<CaseNumber> number =
                Optional.ofNullable(instance.getProcessBusinessKey()).flatMap(CaseNumber::parse);
        number.ifPresent(found -> {
            instance.setVariableLocal(SystemVariables.CASE_NUMBER, found.value());
            if (line.equals(Cases.PLAN)) {
                cases.reopen(found);
            }
        });
        if (instance.getVariableLocal(SystemVariables.RISK_LEVEL) == null) {
            instance.setVariableLocal(SystemVariables.RISK_LEVEL, SystemVariables.NOT_ASSESSED);
        }
    }
}
