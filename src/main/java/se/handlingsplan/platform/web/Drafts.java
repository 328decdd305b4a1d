package se.handlingsplan.platform.web;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps half-filled forms on the server, sealed, for whoever is working on the task. */
@Component
public class Drafts {

    private final DraftRepository repository;
    private final DraftKey key;
    private final OwnTasks tasks;

    Drafts(DraftRepository repository, DraftKey key, OwnTasks tasks) {
        this.repository = repository;
        this.key = key;
        this.tasks = tasks;
    }

    /** @throws NotYourTask when the member isn't working on the task now */
    void store(String member, String taskId, String answers) throws NotYourTask {
        if (!tasks.worksOn(member, taskId)) {
            throw new NotYourTask();
        }
        repository.put(member, taskId, key.seal(answers, member, taskId));
    }

    /** Empty when there is none, or when somebody else works on the task by now. */
    Optional<String> find(String member, String taskId) {
        return repository
                .find(member, taskId)
                .filter(bytes -> tasks.worksOn(member, taskId))
                .flatMap(bytes -> key.open(bytes, member, taskId));
    }

    /** Removes the member's own draft; nothing happens where there is none. */
    void discard(String member, String taskId) {
        repository.delete(member, taskId);
    }

    /** Removes everybody's drafts of a task that is done or gone. */
    public void forget(String taskId) {
        repository.deleteAll(taskId);
    }

    /** The member has not claimed the task, or no longer holds it. */
    static final class NotYourTask extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
