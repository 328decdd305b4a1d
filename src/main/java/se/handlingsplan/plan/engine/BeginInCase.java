package se.handlingsplan.plan.engine;

import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.PlanProperties;
import se.handlingsplan.shared.CaseNumber;

/** Gives each process of a case, when it begins, the variables by which Tasklist shows where a task belongs. */
class BeginInCase implements ExecutionListener {

    private final Cases cases;
    private final PlanProperties settings;

    BeginInCase(Cases cases, PlanProperties settings) {
        this.cases = cases;
        this.settings = settings;
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
            instance.setVariableLocal(SystemVariables.ENTITLEMENT_EDITION, edition(found));
            if (line.equals(Cases.PLAN)) {
                cases.reopen(found);
            }
        });
        if (instance.getVariableLocal(SystemVariables.RISK_LEVEL) == null) {
            instance.setVariableLocal(SystemVariables.RISK_LEVEL, SystemVariables.NOT_ASSESSED);
        }
    }

    private String edition(CaseNumber number) {
        return cases.find(number)
                .map(found -> LocalDate.ofInstant(found.openedAt(), Cases.ZONE))
                .filter(opened -> opened.isBefore(settings.todaysRulesFrom()))
                .map(opened -> SystemVariables.OF_2003)
                .orElse(SystemVariables.TODAY);
    }
}
