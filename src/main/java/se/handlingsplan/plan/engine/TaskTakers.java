package se.handlingsplan.plan.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.Taker;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;
import se.handlingsplan.shared.Texts;

/** Finds for a task of the engine the agency to which it goes, and words the mark of one whose role nobody holds. */
@Component
class TaskTakers {

    private final Participants participants;
    private final Texts texts;

    TaskTakers(Participants participants, Texts texts) {
        this.participants = participants;
        this.texts = texts;
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

    /** The task's description from the model, marked when nobody holds the role. */
    @Nullable
    String description(@Nullable String fromModel, Role role, Taker taker) {
        if (taker.holdsRole()) {
            return fromModel;
        }
        String mark = texts.get("plan.task.no-holder", texts.get("plan.role." + role.token()));
        return fromModel == null || fromModel.isBlank() ? mark : mark + "\n" + fromModel;
    }
}
