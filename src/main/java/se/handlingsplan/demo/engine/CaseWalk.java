package se.handlingsplan.demo.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        }
    }

    private String open(DemoCase demoCase, Map<String, Map<String, Object>> usual) {
        var wishes = new LinkedHashMap<String, Object>();
        if (demoCase.process().equals(DemoCase.PLAN)) {
            wishes.putAll(usual.getOrDefault("open-case", Map.of()));
        }
        wishes.putAll(demoCase.start());
        return caseworkers
                .start(demoCase.process(), demoCase.openedBy(), wishes)
                .getBusinessKey();
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

    private List<ProcessInstance> instances(String number) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }
}
