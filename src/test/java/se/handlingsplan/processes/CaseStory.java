package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import se.handlingsplan.TestClock;
import se.handlingsplan.demo.FormAnswers;
import se.handlingsplan.demo.engine.Caseworkers;

/** What happens in one case, told step by step from the point of view of one of its processes. */
final class CaseStory {

    private final ProcessEngine engine;
    private final Caseworkers caseworkers;
    private final Trail trail;
    private final TestClock clock;
    private final ProcessInstance instance;
    private final String number;

    CaseStory(
            ProcessEngine engine,
            Caseworkers caseworkers,
            Trail trail,
            TestClock clock,
            ProcessInstance instance,
            String number) {
        this.engine = engine;
        this.caseworkers = caseworkers;
        this.trail = trail;
        this.clock = clock;
        this.instance = instance;
        this.number = number;
    }

    /** Whoever may does the step, leaves the form as it opened and adds no more than it requires. */
    CaseStory when(String step) {
        return when(step, Map.of());
    }

    /** Whoever may does the step and answers so; the rest stays as the form opened, or is what the form requires. */
    CaseStory when(String step, Map<String, Object> answers) {
        Task task = open(step);
        var fields = FormAnswers.fields(caseworkers.form(task)).stream()
                .map(field -> field.path("key").asText())
                .toList();
        assertThat(fields).as("fields of the form of %s", step).containsAll(answers.keySet());
        caseworkers.complete(task, answers);
        return this;
    }

    /** The coordinator reports an event of the case by the process {@code event}. */
    CaseStory reports(String whatHappened) {
        return reports("coordinator", whatHappened, Map.of());
    }

    /** A member reports an event of the case by the process {@code event}. */
    CaseStory reports(String member, String whatHappened, Map<String, Object> answers) {
        var report = new LinkedHashMap<>(answers);
        report.put("caseNumber", number);
        report.put("whatHappened", whatHappened);
        assertThat(caseworkers.start("event", member, report)).isEnded();
        return this;
    }

    /** Time passes until the timer of this process is due, and the timer fires. */
    CaseStory clockReaches(String timer) {
        Job job = waiting(timer);
        clock.set(job.getDuedate().toInstant());
        engine.getManagementService().executeJob(job.getId());
        return this;
    }

    /** The timer waits, and fires after so long from now. */
    CaseStory firesIn(Duration time, String timer) {
        assertThat(waiting(timer).getDuedate().toInstant())
                .as(timer)
                .isEqualTo(clock.now().plus(time));
        return this;
    }

    /** The timer waits until then. */
    CaseStory firesAt(Instant then, String timer) {
        assertThat(waiting(timer).getDuedate().toInstant()).as(timer).isEqualTo(then);
        return this;
    }

    private Job waiting(String timer) {
        List<Job> jobs = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(timer)
                .list();
        assertThat(jobs).as("timers that wait at %s", timer).hasSize(1);
        return jobs.get(0);
    }

    CaseStory waitsAt(String... flowNodes) {
        assertThat(instance).isWaitingAt(flowNodes);
        return this;
    }

    CaseStory doesNotWaitAt(String... flowNodes) {
        assertThat(instance).isNotWaitingAt(flowNodes);
        return this;
    }

    /** The tasks of the whole case that wait are these, and no other. */
    CaseStory waitsForNothingBut(String... steps) {
        assertThat(caseworkers.openTasks(number))
                .extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder(steps);
        return this;
    }

    /** The step waits, and is offered to this agency and to no other. */
    CaseStory offers(String step, String agency) {
        assertThat(engine.getTaskService().getIdentityLinksForTask(open(step).getId()))
                .extracting(IdentityLink::getGroupId)
                .as("who may do %s", step)
                .containsExactly(agency);
        return this;
    }

    CaseStory knows(String variable, Object value) {
        assertThat(instance).variables().hasEntrySatisfying(variable, known -> assertThat(plain(known))
                .isEqualTo(plain(value)));
        return this;
    }

    /** A count is the same count, however an expression or a decision has typed it. */
    private static Object plain(Object value) {
        return value instanceof Integer count ? Long.valueOf(count) : value;
    }

    /** The flow nodes that this process passed, as far as they are named. A task is passed when it is done. */
    CaseStory hasPassed(String... flowNodes) {
        assertThat(trail.ofInstance(instance.getId())).contains(flowNodes);
        return this;
    }

    CaseStory hasNotPassed(String... flowNodes) {
        assertThat(trail.ofInstance(instance.getId())).doesNotContain(flowNodes);
        return this;
    }

    CaseStory goesOn() {
        assertThat(instance).isNotEnded();
        return this;
    }

    /** The process has ended, having passed this end event. */
    CaseStory endsAt(String endEvent) {
        assertThat(instance).isEnded();
        return hasPassed(endEvent);
    }

    /** The same case from the point of view of another of its processes that runs. */
    CaseStory in(String process) {
        ProcessInstance other = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .singleResult();
        assertThat(other).as("%s of the case", process).isNotNull();
        return new CaseStory(engine, caseworkers, trail, clock, other, number);
    }

    /** The case has no running process of this name. */
    CaseStory doesNotRun(String process) {
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey(process)
                        .count())
                .as("%s of the case", process)
                .isZero();
        return this;
    }

    String caseNumber() {
        return number;
    }

    private Task open(String step) {
        List<Task> open = caseworkers.openTasks(number);
        Set<String> steps = open.stream().map(Task::getTaskDefinitionKey).collect(Collectors.toSet());
        assertThat(steps).as("steps that wait").contains(step);
        return open.stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .findFirst()
                .orElseThrow();
    }
}
