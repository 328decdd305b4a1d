package se.handlingsplan.worklist;

import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers Tasklist's question who works on the task that is open, and since when. */
@RestController
class TaskWorkerController {

    private final Workers workers;

    TaskWorkerController(Workers workers) {
        this.workers = workers;
    }

    /**
     * 200 with the worker; 204 when nobody works on the task; 404 for a task that isn't there or isn't for the asker's agency,
     * which must look the same.
     */
    @GetMapping("/tasks/{id}/worker")
    ResponseEntity<TaskWorker> worker(@PathVariable String id, Principal asking) {
        if (!workers.isSeen(id)) {
            return ResponseEntity.notFound().build();
        }
        return workers.on(id)
                .map(worker -> ResponseEntity.ok(TaskWorker.of(worker, asking.getName())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** @param you whether it is the asker */
    record TaskWorker(String member, String name, @Nullable Instant since, boolean you) {

        static TaskWorker of(Worker worker, String asking) {
            String member = worker.member().value();
            return new TaskWorker(member, worker.name(), worker.since(), member.equals(asking));
        }
    }
}
