package se.handlingsplan.worklist.engine;

import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.worklist.Worker;
import se.handlingsplan.worklist.Workers;

/** Finds a task's worker in the engine, and the hour of the claim in its log of operations. */
@Component
class EngineWorkers implements Workers {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    EngineWorkers(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public boolean isSeen(String taskId) {
        TaskService tasks = engine.getObject().getTaskService();
        return tasks.createTaskQuery().taskId(taskId).count() == 1;
    }

    @Override
    public Optional<Worker> on(String taskId) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                                .flatMap(this::worker)));
    }

    private Optional<Worker> worker(TaskEntity task) {
        String member = task.getAssignee();
        return member == null
                ? Optional.empty()
                : Optional.of(new Worker(new MemberId(member), name(member), since(task.getId(), member)));
    }

    private String name(String member) {
        User user = engine.getObject()
                .getIdentityService()
                .createUserQuery()
                .userId(member)
                .singleResult();
        if (user == null) {
            return member;
        }
        String name = (orEmpty(user.getFirstName()) + " " + orEmpty(user.getLastName())).strip();
        return name.isEmpty() ? member : name;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private @Nullable Instant since(String task, String member) {
        return engine
                .getObject()
                .getHistoryService()
                .createUserOperationLogQuery()
                .taskId(task)
                .property(TaskEntity.ASSIGNEE)
                .orderByTimestamp()
                .desc()
                .list()
                .stream()
                .filter(entry -> member.equals(entry.getNewValue()))
                .map(UserOperationLogEntry::getTimestamp)
                .findFirst()
                .map(java.util.Date::toInstant)
                .orElse(null);
    }
}
