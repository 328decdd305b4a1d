package se.handlingsplan.demo.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.demo.DemoCase;

/**
 * Takes a fictional case through the real path: its agencies' members submit the real forms, and the engine's clock moves
 * with them. Job execution must be off meanwhile: the walk fires the case's timers itself.
 */
@Component
public class CaseWalk {

    private static final int MOST_STEPS = 200;
    private static final Map<String, String> START_FORMS = Map.of("plan", "open-case", "operation", "plan-operation");

    private final Caseworkers caseworkers;
    private final RuntimeService processes;
    private final TaskService tasks;
    private final ManagementService jobs;

    CaseWalk(Caseworkers caseworkers, ProcessEngine engine) {
        this.caseworkers = caseworkers;
        this.processes = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.jobs = engine.getManagementService();
    }

    /**
     * Opens the case and goes on with it until today, or until only tasks are open that the case leaves; then with the cases
     * that it has opened itself.
     *
     * @param usual answers by task id that every case gives where its own say nothing
     * @return the case's number
     */
    public String walk(DemoCase demoCase, Map<String, Map<String, Object>> usual, Instant today) {
        Instant clock = today.minus(Duration.ofDays(demoCase.openedDaysAgo()));
        try {
            ClockUtil.setCurrentTime(Date.from(clock));
            Set<String> before = plans();
            String number = open(demoCase, usual);
            goOn(number, demoCase, usual, clock, today);
            for (String opened : plans()) {
                if (!before.contains(opened) && !opened.equals(number)) {
                    goOn(opened, demoCase, usual, clock, today);
                }
            }
            return number;
        } finally {
            ClockUtil.reset();
        }
    }

    private String open(DemoCase demoCase, Map<String, Map<String, Object>> usual) {
        String process = demoCase.beginsWith();
        var wishes = new LinkedHashMap<>(usual.getOrDefault(START_FORMS.getOrDefault(process, process), Map.of()));
        wishes.putAll(demoCase.start());
        return caseworkers.start(process, demoCase.openedBy(), wishes).getBusinessKey();
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
            var next = caseworkers.openTasks(number).stream()
                    .filter(task -> !left.contains(task.getTaskDefinitionKey()))
                    .findFirst();
            if (next.isPresent()) {
                String member = complete(next.get(), demoCase, usual);
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

    private String complete(Task task, DemoCase demoCase, Map<String, Map<String, Object>> usual) {
        String step = task.getTaskDefinitionKey();
        var wishes = new LinkedHashMap<>(usual.getOrDefault(step, Map.of()));
        wishes.putAll(demoCase.answers().getOrDefault(step, Map.of()));
        return caseworkers.complete(task, wishes);
    }

    private void report(String number, DemoCase demoCase, String step, String member) {
        for (var event : demoCase.events()) {
            if (event.after().equals(step)) {
                var wishes = new LinkedHashMap<>(event.answers());
                wishes.put("caseNumber", number);
                caseworkers.start("event", member, wishes);
            }
        }
    }

    /** Each agency's first member takes about a third of what waits, so that nobody meets an empty list. */
    public void claimSome() {
        int index = 0;
        for (Task task : tasks.createTaskQuery().orderByTaskId().asc().list()) {
            if (index++ % 3 == 0 && task.getAssignee() == null) {
                caseworkers.claim(task);
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

    /** The numbers of the cases whose plan runs; an operation opens one for each person met. */
    private Set<String> plans() {
        return processes.createProcessInstanceQuery().processDefinitionKey("plan").list().stream()
                .map(ProcessInstance::getBusinessKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<ProcessInstance> instances(String number) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }
}
