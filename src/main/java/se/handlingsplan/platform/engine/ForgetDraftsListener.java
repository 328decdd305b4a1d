package se.handlingsplan.platform.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.handlingsplan.platform.web.Drafts;

/** Removes the drafts of a task in the transaction that completes or cancels it. */
@Component
class ForgetDraftsListener {

    private final Drafts drafts;

    ForgetDraftsListener(Drafts drafts) {
        this.drafts = drafts;
    }

    @EventListener
    void on(DelegateTask task) {
        String event = task.getEventName();
        if (TaskListener.EVENTNAME_COMPLETE.equals(event) || TaskListener.EVENTNAME_DELETE.equals(event)) {
            drafts.forget(task.getId());
        }
    }
}
