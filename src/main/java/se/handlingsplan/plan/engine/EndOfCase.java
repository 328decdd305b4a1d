package se.handlingsplan.plan.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.CaseNumber;

/** Closes a case when the last process that runs for it by itself has ended. */
class EndOfCase implements ExecutionListener {

    private final Cases cases;

    EndOfCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var instance = (ExecutionEntity) execution;
        Optional<CaseNumber> number =
                Optional.ofNullable(instance.getProcessBusinessKey()).flatMap(CaseNumber::parse);
        if (instance.getSuperExecution() == null
                && number.isPresent()
                && RunningProcesses.of(number.get()).stream()
                        .noneMatch(other ->
                                !other.getId().equals(instance.getId()) && other.getSuperExecution() == null)) {
            cases.close(number.get());
        }
    }
}
