package se.handlingsplan.plan.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.Taker;
import se.handlingsplan.plan.TaskWords;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/** Finds for a task of the engine the agency to which it goes. */
@Component
class TaskTakers {

    private final Participants participants;
    private final Agencies agencies;
    private final TaskWords words;

    TaskTakers(Participants participants, Agencies agencies, TaskWords words) {
        this.participants = participants;
        this.agencies = agencies;
        this.words = words;
    }

    /**
     * The agency that is asked for the task if it may hold the role, else the one that holds it.
     *
     * @param asked null where nobody in particular is asked
     */
    Taker of(VariableScope taskOrExecution, Role role, @Nullable AgencyId asked) {
        if (asked != null
                && agencies.find(asked).filter(found -> found.mayHold(role)).isPresent()) {
            return new Taker(asked, true);
        }
        String businessKey = executionOf(taskOrExecution).getProcessBusinessKey();
        return CaseNumber.parse(businessKey == null ? "" : businessKey)
                .map(caseNumber -> participants.takerOf(caseNumber, role))
                .orElseGet(participants::takerWithoutCase);
    }

    private static DelegateExecution executionOf(VariableScope scope) {
        return scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
    }

    TaskWords words() {
        return words;
    }
}
