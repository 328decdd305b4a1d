package se.handlingsplan.worklist.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.worklist.OpenTask;
import se.handlingsplan.worklist.OpenTasks;

/** Finds a case's open tasks in the engine, by the number that all its processes carry. */
@Component
class EngineOpenTasks implements OpenTasks {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    EngineOpenTasks(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public Optional<CaseNumber> caseOfSeen(String taskId) {
        boolean seen = engine.getObject()
                        .getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .count()
                == 1;
        return seen
                ? unrestricted(
                        context -> Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                                .map(task -> task.getProcessInstance().getBusinessKey())
                                .flatMap(CaseNumber::parse))
                : Optional.empty();
    }

    @Override
    public List<OpenTask> of(CaseNumber caseNumber) {
        return unrestricted(context -> {
            var query = new TaskQueryImpl();
            query.processInstanceBusinessKey(caseNumber.value());
            query.orderByDueDate().asc().orderByTaskId().asc();
            return context.getTaskManager().findTasksByQueryCriteria(query).stream()
                    .map(EngineOpenTasks::openTask)
                    .toList();
        });
    }

    @Override
    public List<OpenTask> seenOf(CaseNumber caseNumber) {
        Set<String> seen = engine
                .getObject()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list()
                .stream()
                .map(Task::getId)
                .collect(Collectors.toSet());
        return of(caseNumber).stream().filter(task -> seen.contains(task.id())).toList();
    }

    private static OpenTask openTask(Task found) {
        var task = (TaskEntity) found;
        return new OpenTask(
                task.getId(),
                task.getName(),
                task.getProcessDefinition().getKey(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(AgencyId::new)
                        .orElse(null),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getAssignee() != null);
    }

    private <T> T unrestricted(java.util.function.Function<CommandContext, T> look) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> look.apply(context)));
    }
}
