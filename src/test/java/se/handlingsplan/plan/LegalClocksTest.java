package se.handlingsplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.plan.engine.Ungated;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** A legal clock of a case with a waiting process: a task due on the last day, a timer a week before it. */
@HandlingsplanTest
@TestInstance(Lifecycle.PER_CLASS)
class LegalClocksTest {

    private static final MemberId MEMBER = new MemberId("migration");
    private static final ClockKind REFLECTION = ClockKind.REFLECTION_PERIOD;

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    LegalClocks clocks;

    @Autowired
    ClockFields fields;

    @Autowired
    Cases cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Ungated ungated;
    CaseNumber caseNumber;
    String process;

    @BeforeAll
    void a_model_that_waits() {
        ungated = new Ungated(engine, dataSource);
        ungated.deploy(deployment -> deployment.addModelInstance(
                "clock-test.bpmn",
                Bpmn.createExecutableProcess("clock-test")
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent()
                        .userTask("wait")
                        .camundaDueDate("${clock('reflectionPeriod', 0)}")
                        .boundaryEvent("week-left")
                        .cancelActivity(false)
                        .timerWithDate("${clock('reflectionPeriod', -7)}")
                        .userTask("prepare")
                        .endEvent()
                        .moveToActivity("wait")
                        .boundaryEvent("reminded")
                        .cancelActivity(false)
                        .timerWithDate("${deadline('firstMeeting')}")
                        .endEvent()
                        .moveToActivity("wait")
                        .boundaryEvent("permit-ended")
                        .cancelActivity(false)
                        .timerWithDate("${clock('temporaryPermit', -60)}")
                        .endEvent()
                        .moveToActivity("wait")
                        .endEvent()
                        .done()));
    }

    @BeforeEach
    void a_case_that_waits() {
        clock.set("2026-11-24T10:00:00Z");
        caseNumber = transaction.execute(status -> cases.open(new AgencyId("stockholm"), MEMBER));
        process = runtime.startProcessInstanceByKey("clock-test", caseNumber.value())
                .getId();
    }

    @AfterAll
    void take_back() {
        ungated.close();
    }

    @Test
    void before_the_clock_runs_what_waits_for_it_never_comes() {
        assertThat(timer("week-left")).isEqualTo(LegalClocks.NEVER);
        assertThat(timer("permit-ended")).isEqualTo(LegalClocks.NEVER);
        assertThat(dueDate()).isEqualTo(LegalClocks.NEVER);
        assertThat(clocks.daysLeft(caseNumber, REFLECTION)).isEmpty();
    }

    @Test
    void a_started_clock_moves_its_own_timers_and_due_dates_and_no_others() {
        Instant reminder = timer("reminded");
        clock.forward(Duration.ofHours(1));

        start("2026-11-24", "2026-12-24");

        assertThat(timer("week-left")).isEqualTo("2026-12-17T07:00:00Z");
        assertThat(dueDate())
                .as("a permit's last day doesn't move, not even on Christmas Eve")
                .isEqualTo("2026-12-24T07:00:00Z");
        assertThat(timer("permit-ended")).isEqualTo(LegalClocks.NEVER);
        assertThat(timer("reminded")).isEqualTo(reminder);
        assertThat(clocks.daysLeft(caseNumber, REFLECTION)).contains(30L);
    }

    @Test
    void one_second_before_the_timer_nothing_happens_and_one_second_after_it_fires() {
        start("2026-11-24", "2026-12-24");

        clock.set("2026-12-17T06:59:59Z");
        runWhatIsDue();
        assertThat(openTasks()).containsExactly("wait");

        clock.set("2026-12-17T07:00:01Z");
        runWhatIsDue();
        assertThat(openTasks()).containsExactlyInAnyOrder("wait", "prepare");
    }

    @Test
    void an_extended_clock_takes_the_timer_along() {
        start("2026-11-24", "2026-12-24");

        clocks.extended(caseNumber, REFLECTION, LocalDate.parse("2027-04-15"), MEMBER);

        assertThat(timer("week-left"))
                .as("eight in the morning also in summer time")
                .isEqualTo("2027-04-08T06:00:00Z");
        clock.set("2026-12-17T07:00:01Z");
        runWhatIsDue();
        assertThat(openTasks()).containsExactly("wait");
    }

    @Test
    void a_stopped_clock_takes_the_dates_away_and_a_new_start_brings_them_back() {
        start("2026-11-24", "2026-12-24");

        clocks.stopped(caseNumber, REFLECTION, "contactWithSuspects", MEMBER);
        assertThat(timer("week-left")).isEqualTo(LegalClocks.NEVER);
        assertThat(dueDate()).isEqualTo(LegalClocks.NEVER);

        start("2026-12-01", "2026-12-31");
        assertThat(timer("week-left")).isEqualTo("2026-12-24T07:00:00Z");
    }

    @Test
    void every_change_is_kept_in_order_and_none_can_be_altered() {
        start("2026-11-24", "2026-12-24");
        start("2026-11-24", "2026-12-24");
        clocks.extended(caseNumber, REFLECTION, LocalDate.parse("2027-01-23"), MEMBER);
        clocks.extended(caseNumber, REFLECTION, LocalDate.parse("2027-01-13"), MEMBER);
        clocks.stopped(caseNumber, REFLECTION, "in words: she met him again", MEMBER);
        clocks.stopped(caseNumber, REFLECTION, null, MEMBER);
        clocks.ended(caseNumber, REFLECTION, MEMBER);

        assertThat(clocks.history(caseNumber))
                .extracting(change -> change.kind().token() + " " + change.until())
                .containsExactly(
                        "started 2026-12-24", "extended 2027-01-23", "corrected 2027-01-13", "stopped 2027-01-13");
        assertThat(clocks.history(caseNumber))
                .as("words are the journal's")
                .extracting(ClockChange::stopReason)
                .containsOnlyNulls();
        for (String forbidden :
                List.of("update plan.clock_changes set until_on = '2999-01-01'", "delete from plan.clock_changes")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(forbidden).update())
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void what_is_undone_moves_nothing() {
        transaction.executeWithoutResult(status -> {
            start("2026-11-24", "2026-12-24");
            status.setRollbackOnly();
        });

        assertThat(timer("week-left")).isEqualTo(LegalClocks.NEVER);
        assertThat(clocks.history(caseNumber)).isEmpty();
    }

    @Test
    void a_period_does_not_end_before_it_begins_and_only_a_running_one_is_extended() {
        assertThatIllegalArgumentException().isThrownBy(() -> start("2026-11-24", "2026-11-23"));
        assertThatExceptionOfType(ClockDoesNotRun.class)
                .isThrownBy(() -> clocks.extended(caseNumber, REFLECTION, LocalDate.parse("2027-01-23"), MEMBER));
    }

    @Test
    void days_left_are_counted_in_stockholm() {
        start("2026-11-24", "2026-12-24");

        clock.set("2026-12-22T22:59:59Z");
        assertThat(clocks.daysLeft(caseNumber, REFLECTION)).contains(2L);
        clock.set("2026-12-22T23:00:00Z");
        assertThat(clocks.daysLeft(caseNumber, REFLECTION)).contains(1L);
        clock.set("2027-01-10T10:00:00Z");
        assertThat(clocks.daysLeft(caseNumber, REFLECTION)).contains(0L);
    }

    @Test
    void a_form_starts_extends_and_stops_the_clock() {
        submit(Map.of("until", "2026-12-24"));
        assertThat(timer("week-left")).isEqualTo("2026-12-17T07:00:00Z");
        assertThat(fields.values(context()))
                .containsEntry("reflectionPeriodDaysLeft", 30L)
                .containsEntry("reflectionPeriodEndsOn", "2026-12-24");

        submit(Map.of("until", "2027-01-23"));
        assertThat(timer("week-left")).isEqualTo("2027-01-16T07:00:00Z");

        submit(Map.of("stopReason", "free words about a person"));
        assertThat(timer("week-left")).isEqualTo(LegalClocks.NEVER);
        assertThat(fields.values(context())).isEmpty();

        submit(Map.of("until", "2027-01-23"));
        assertThat(timer("week-left"))
                .as("a pre-filled date that comes back starts nothing")
                .isEqualTo(LegalClocks.NEVER);
        assertThat(clocks.history(caseNumber)).hasSize(3);
    }

    @Test
    void an_action_says_what_becomes_of_the_dates() {
        submit(Map.of("action", "refused", "until", "2026-12-24"));
        assertThat(clocks.history(caseNumber)).isEmpty();

        submit(Map.of("action", "granted", "from", "2026-11-20", "until", "2026-12-20"));
        assertThat(clocks.running(caseNumber, REFLECTION)).hasValueSatisfying(now -> {
            assertThat(now.from()).isEqualTo("2026-11-20");
            assertThat(now.until()).isEqualTo("2026-12-20");
        });

        submit(Map.of("action", "revoked", "stopReason", "requestedByPolice"));
        assertThat(clocks.running(caseNumber, REFLECTION)).isEmpty();
        assertThat(clocks.history(caseNumber))
                .last()
                .extracting(ClockChange::stopReason)
                .isEqualTo("requestedByPolice");
    }

    @Test
    void an_event_that_names_a_clock_makes_the_form_speak_of_that_clock() {
        submit(Map.of("action", "temporary-permit-started", "from", "2026-11-24", "until", "2027-05-24"));
        assertThat(clocks.running(caseNumber, REFLECTION)).isEmpty();
        assertThat(timer("permit-ended")).as("sixty days before").isEqualTo("2027-03-25T07:00:00Z");

        assertThat(check(Map.of("action", "temporary-permit-extended"))).containsOnlyKeys("action");
        submit(Map.of("action", "temporary-permit-extended", "until", "2027-11-24"));
        submit(Map.of("action", "consent-withdrawn", "until", "2028-01-01"));
        assertThat(clocks.running(caseNumber, ClockKind.TEMPORARY_PERMIT))
                .map(ClockChange::until)
                .contains(LocalDate.parse("2027-11-24"));

        submit(Map.of("action", "permit-revoked"));
        assertThat(timer("permit-ended")).isEqualTo(LegalClocks.NEVER);
    }

    @Test
    void a_period_whose_end_nobody_says_is_as_long_as_the_table_of_deadlines_says() {
        submit(Map.of("action", "granted", "from", "2026-11-24"));

        assertThat(clocks.running(caseNumber, REFLECTION))
                .map(ClockChange::until)
                .as("thirty days, Christmas Eve or not")
                .contains(LocalDate.parse("2026-12-24"));
    }

    @Test
    void a_model_gives_a_clock_and_at_most_a_number_of_days(@Autowired ClockFunction function) {
        start("2026-11-24", "2026-12-24");
        var number = Optional.of(caseNumber);

        assertThat(function.call(number, List.of("reflectionPeriod"))).isEqualTo(Instant.parse("2026-12-24T07:00:00Z"));
        assertThat(function.call(number, List.of("reflectionPeriod", 1L)))
                .isEqualTo(Instant.parse("2026-12-25T07:00:00Z"));
        assertThat(function.call(Optional.empty(), List.of("reflectionPeriod", 1L)))
                .isEqualTo(LegalClocks.NEVER);
        assertThat(function.call(number, List.of("noSuchClock", 1L))).isEqualTo(LegalClocks.NEVER);
        assertThat(function.call(number, List.of("reflectionPeriod", "soon"))).isEqualTo(LegalClocks.NEVER);
        assertThat(function.call(number, List.of())).isEqualTo(LegalClocks.NEVER);
    }

    @Test
    void dates_that_make_no_period_are_said_beside_their_field() {
        assertThat(check(Map.of("from", "2026-12-24", "until", "2026-11-24"))).containsOnlyKeys("until");
        assertThat(check(Map.of("until", "soon"))).containsOnlyKeys("until");
        assertThat(check(Map.of("until", "2026-11-24"))).isEmpty();
        assertThat(check(Map.of("stopReason", "x"))).isEmpty();
        assertThat(clocks.history(caseNumber)).isEmpty();
    }

    private void start(String from, String until) {
        clocks.started(caseNumber, REFLECTION, LocalDate.parse(from), LocalDate.parse(until), MEMBER);
    }

    private AnswerContext context() {
        return new AnswerContext(caseNumber, "plan", "form", new AgencyId("migrationsverket"), MEMBER);
    }

    private void submit(Map<String, String> answers) {
        assertThat(check(answers)).isEmpty();
        fields.take(answered(answers), context());
    }

    private Map<String, String> check(Map<String, String> answers) {
        return fields.check(answered(answers), context());
    }

    private List<FieldAnswer> answered(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> new FieldAnswer(
                        new Field(
                                answer.getKey(),
                                "label",
                                null,
                                Map.of("clock", "reflectionPeriod." + answer.getKey(), "store", "routing")),
                        answer.getValue()))
                .peek(answer -> assertThat(fields.takes(answer.field())).isTrue())
                .toList();
    }

    private Instant timer(String activity) {
        return job(activity).getDuedate().toInstant();
    }

    private Job job(String activity) {
        return management
                .createJobQuery()
                .processInstanceId(process)
                .activityId(activity)
                .singleResult();
    }

    private Instant dueDate() {
        return tasks.createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey("wait")
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    private List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceId(process).list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList();
    }

    private void runWhatIsDue() {
        for (Job job : management
                .createJobQuery()
                .processInstanceId(process)
                .executable()
                .list()) {
            if (!"reminded".equals(activityOf(job))) {
                management.executeJob(job.getId());
            }
        }
    }

    private String activityOf(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
