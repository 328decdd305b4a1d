package se.handlingsplan.worklist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.MemberId;

/** The open tasks whose time has run out, and how far they have come. */
public interface OverdueTasks {

    /** Those due before an instant, the longest overdue first. */
    List<OverdueTask> before(Instant instant);

    /**
     * Lets a task stand in the lists of its stage.
     *
     * @param asked who finds it among the own tasks from now on; null: nobody besides the agency
     */
    void raise(String taskId, Stage stage, @Nullable MemberId asked);
}
