package se.handlingsplan.worklist.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.worklist.OverdueTask;
import se.handlingsplan.worklist.OverdueTasks;
import se.handlingsplan.worklist.Stage;

/** Finds the overdue tasks in the engine; a stage is a task's priority, and whoever is asked by name is linked to the task. */
@Component
class EngineOverdueTasks implements OverdueTasks {

    private final TaskService tasks;
    private final RuntimeService processes;

    EngineOverdueTasks(ProcessEngine engine) {
        this.tasks = engine.getTaskService();
        this.processes = engine.getRuntimeService();
    }

    @Override
    public List<OverdueTask> before(Instant instant) {
        List<Task> overdue = tasks.createTaskQuery()
                .active()
                .dueBefore(Date.from(instant))
                .orderByDueDate()
                .asc()
                .list();
        Map<String, Map<String, Object>> known = variables(overdue);
        return overdue.stream()
                .flatMap(task -> overdue(task, known.getOrDefault(task.getProcessInstanceId(), Map.of())).stream())
                .toList();
    }

    private Map<String, Map<String, Object>> variables(List<Task> overdue) {
        var known = new HashMap<String, Map<String, Object>>();
        if (overdue.isEmpty()) {
            return known;
        }
        String[] instances =
                overdue.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
        for (VariableInstance variable : processes
                .createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .variableNameIn("caseNumber", "line", "riskLevel")
                .list()) {
            if (variable.getValue() != null) {
                known.computeIfAbsent(variable.getProcessInstanceId(), any -> new HashMap<>())
                        .putIfAbsent(variable.getName(), variable.getValue());
            }
        }
        return known;
    }

    private Optional<OverdueTask> overdue(Task task, Map<String, Object> known) {
        Optional<CaseNumber> caseNumber =
                Optional.ofNullable(text(known.get("caseNumber"))).flatMap(CaseNumber::parse);
        return caseNumber.flatMap(number -> agency(task)
                .map(agency -> new OverdueTask(
                        task.getId(),
                        number,
                        Objects.requireNonNullElse(text(known.get("line")), "plan"),
                        task.getTaskDefinitionKey(),
                        agency,
                        task.getDueDate().toInstant(),
                        text(known.get("riskLevel")))));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private Optional<AgencyId> agency(Task task) {
        return links(task.getId())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .map(AgencyId::new);
    }

    private Stream<IdentityLink> links(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()));
    }

    @Override
    public void raise(String taskId, Stage stage, @Nullable MemberId asked) {
        tasks.setPriority(taskId, stage.priority());
        Set<String> named = links(taskId)
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .collect(java.util.stream.Collectors.toSet());
        if (asked != null && !named.contains(asked.value())) {
            named.forEach(before -> tasks.deleteCandidateUser(taskId, before));
            tasks.addCandidateUser(taskId, asked.value());
        }
    }
}
