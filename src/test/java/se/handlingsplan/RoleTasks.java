package se.handlingsplan;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** Cases on a small model with one task each for police, social services and shelter, all open at once. */
public final class RoleTasks {

    public static final String PROCESS = "role-tasks";

    private final ProcessEngine engine;
    private final Cases cases;
    private final Participants participants;
    private final TransactionTemplate transaction;

    public RoleTasks(
            ProcessEngine engine, Cases cases, Participants participants, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.cases = cases;
        this.participants = participants;
        this.transaction = new TransactionTemplate(transactions);
        engine.getRepositoryService()
                .createDeployment()
                .name(PROCESS)
                .source("test")
                .enableDuplicateFiltering(true)
                .addClasspathResource("models/role-tasks.bpmn")
                .deploy();
    }

    /** A case opened by the police, with the demo's default participants and social services by the municipality. */
    public CaseNumber opened(String stayMunicipality) {
        return transaction.execute(status -> {
            var number = cases.open(new AgencyId("polisen"), new MemberId("police"));
            participants.nameDefaults(number, new AgencyId("polisen"), null, stayMunicipality);
            start(number);
            return number;
        });
    }

    /** A case in which nobody holds any role yet. */
    public CaseNumber withoutParticipants() {
        return transaction.execute(status -> {
            var number = cases.open(new AgencyId("polisen"), new MemberId("police"));
            start(number);
            return number;
        });
    }

    private void start(CaseNumber number) {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        PROCESS,
                        number.value(),
                        Map.of("caseNumber", number.value(), "line", PROCESS, "riskLevel", "notAssessed"));
    }

    public Task task(CaseNumber number, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(step)
                .singleResult();
    }
}
