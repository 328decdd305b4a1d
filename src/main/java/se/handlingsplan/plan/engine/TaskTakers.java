package se.handlingsplan.plan.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.Taker;
import se.handlingsplan.plan.TaskWords;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/** Finds for a task of the engine the agency to which it goes. */
@Component
class TaskTakers {

    private final Participants participants;
    private final TaskWords words;

    TaskTakers(Participants participants, TaskWords words) {
        this.participants = participants;
        this.words = words;
    }

    Taker of(VariableScope taskOrExecution, Role role) {
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
