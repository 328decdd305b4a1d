package se.handlingsplan.plan.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** What a throwing message event without an implementation of its own does: tells the whole case, in this transaction. */
class DeliverEvent extends FlowNodeActivityBehavior {

    private final CaseEvents events;

    DeliverEvent(CaseEvents events) {
        this.events = events;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        var thrower = (ExecutionEntity) execution;
        events.deliver(thrower);
        // the event may have ended its own thrower
        if (!thrower.isEnded() && !thrower.isCanceled()) {
            leave(execution);
        }
    }
}
