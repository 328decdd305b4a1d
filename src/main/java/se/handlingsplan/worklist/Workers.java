package se.handlingsplan.worklist;

import java.util.Optional;

/** Tells who works on a task, and since when. */
public interface Workers {

    /** Empty when nobody works on the task, or when there is no such task. Asks for no right: the caller has looked. */
    Optional<Worker> on(String taskId);

    /** Whether the member on whose behalf the engine is asked right now sees the task. */
    boolean isSeen(String taskId);
}
