package se.handlingsplan.demo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.demo.DemoCase;
import se.handlingsplan.demo.FormAnswers;

/**
 * Takes a fictional case through the real path: its agencies' members submit the real forms, and the engine's clock moves
 * with them. Job execution must be off meanwhile: the walk fires the case's timers itself.
 */
@Component
public class CaseWalk {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int MOST_STEPS = 200;

    /** A wish for whatever stands first in a list that the server fills. */
    private static final String FIRST = "first";

    private static final Map<String, String> OPTIONS = Map.of("placeId", "freePlaces");

    private final RepositoryService models;
    private final RuntimeService processes;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final ManagementService jobs;
    private final ObjectMapper json;

    CaseWalk(ProcessEngine engine, ObjectMapper json) {
        this.models = engine.getRepositoryService();
        this.processes = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.forms = engine.getFormService();
        this.identities = engine.getIdentityService();
        this.jobs = engine.getManagementService();
        this.json = json;
    }

    /**
     * Opens the case and goes on with it until today, or until only tasks are open that the case leaves.
     *
     * @param usual answers by task id that every case gives where its own say nothing
     * @return the case's number
     */
    public String walk(DemoCase demoCase, Map<String, Map<String, Object>> usual, Instant today) {
        Instant clock = today.minus(Duration.ofDays(demoCase.openedDaysAgo()));
        try {
            ClockUtil.setCurrentTime(Date.from(clock));
            String number = open(demoCase, usual);
            goOn(number, demoCase, usual, clock, today);
            return number;
        } finally {
            ClockUtil.reset();
            identities.clearAuthentication();
        }
    }

    private String open(DemoCase demoCase, Map<String, Map<String, Object>> usual) {
        var wishes = new LinkedHashMap<>(usual.getOrDefault("open-case", Map.of()));
        wishes.putAll(demoCase.start());
        return start("plan", demoCase.openedBy(), wishes).getBusinessKey();
    }

    private ProcessInstance start(String process, String member, Map<String, Object> wishes) {
        String definition = models.createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return as(
                member,
                () -> forms.submitStartForm(
                        definition, answers(forms.getDeployedStartForm(definition), Map.of(), wishes)));
    }

    private void goOn(
            String number, DemoCase demoCase, Map<String, Map<String, Object>> usual, Instant opened, Instant today) {
        Instant clock = opened;
        Set<String> left = new HashSet<>(demoCase.left());
        for (int step = 0; step < MOST_STEPS; step++) {
            clock = clock.plus(Duration.ofHours(demoCase.hoursBetweenSteps()));
            if (clock.isAfter(today)) {
                return;
            }
            ClockUtil.setCurrentTime(Date.from(clock));
            fireTimers(number, clock);
            var next = openTasks(number).stream()
                    .filter(task -> !left.contains(task.getTaskDefinitionKey()))
                    .findFirst();
            if (next.isPresent()) {
                String member = memberFor(next.get());
                complete(next.get(), member, demoCase, usual);
                report(number, demoCase, next.get().getTaskDefinitionKey(), member);
            } else {
                var timer = nextTimer(number);
                if (timer == null || timer.isAfter(today)) {
                    return;
                }
                clock = timer.isAfter(clock) ? timer : clock;
            }
        }
    }

    private void complete(Task task, String member, DemoCase demoCase, Map<String, Map<String, Object>> usual) {
        String step = task.getTaskDefinitionKey();
        var wishes = new LinkedHashMap<>(usual.getOrDefault(step, Map.of()));
        wishes.putAll(demoCase.answers().getOrDefault(step, Map.of()));
        as(member, () -> {
            wishes.replaceAll((key, wish) -> FIRST.equals(wish) ? firstOption(task, key) : wish);
            wishes.values().removeIf(FIRST::equals);
            Map<String, Object> opened = forms.getTaskFormVariables(task.getId());
            forms.submitTaskForm(task.getId(), answers(forms.getDeployedTaskForm(task.getId()), opened, wishes));
            return step;
        });
    }

    /** The first of the options that the server offers for a field without fixed values. */
    private Object firstOption(Task task, String key) {
        Object lists = forms.getTaskFormVariables(task.getId()).get(OPTIONS.getOrDefault(key, key));
        try {
            JsonNode options = lists == null ? json.nullNode() : json.readTree(lists.toString());
            return options.isEmpty() ? FIRST : options.path(0).path("value").asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the options of " + key + " can't be read", unreadable);
        }
    }

    private void report(String number, DemoCase demoCase, String step, String member) {
        for (var event : demoCase.events()) {
            if (event.after().equals(step)) {
                var wishes = new LinkedHashMap<>(event.answers());
                wishes.put("caseNumber", number);
                start("event", member, wishes);
            }
        }
    }

    /** Each agency's first member takes about a third of what waits, so that nobody meets an empty list. */
    public void claimSome() {
        int index = 0;
        for (Task task : tasks.createTaskQuery().orderByTaskId().asc().list()) {
            if (index++ % 3 == 0 && task.getAssignee() == null) {
                as(memberFor(task), () -> {
                    tasks.claim(
                            task.getId(), identities.getCurrentAuthentication().getUserId());
                    return task;
                });
            }
        }
    }

    private void fireTimers(String number, Instant clock) {
        for (ProcessInstance instance : instances(number)) {
            for (Job job : jobs.createJobQuery()
                    .processInstanceId(instance.getId())
                    .duedateLowerThan(Date.from(clock))
                    .list()) {
                jobs.executeJob(job.getId());
            }
        }
    }

    private @Nullable Instant nextTimer(String number) {
        return instances(number).stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .map(job -> job.getDuedate().toInstant())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private List<ProcessInstance> instances(String number) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private List<Task> openTasks(String number) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list();
    }

    private String memberFor(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        String agency = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may do the task " + task.getTaskDefinitionKey()));
        return identities.createUserQuery().memberOfGroup(agency).orderByUserId().asc().list().stream()
                .map(User::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the agency " + agency + " has no member"));
    }

    private <T> T as(String member, Supplier<T> action) {
        var groups = identities.createGroupQuery().groupMember(member).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(member, groups);
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private Map<String, Object> answers(InputStream form, Map<String, ?> opened, Map<String, Object> wishes) {
        try (form) {
            JsonNode schema = json.readTree(form);
            var all = FormAnswers.unchanged(schema, opened);
            all.putAll(wishes);
            return new FormAnswers(
                            LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), STOCKHOLM))
                    .fill(schema, all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a deployed form can't be read", unreadable);
        }
    }
}
