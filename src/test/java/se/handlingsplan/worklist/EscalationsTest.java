package se.handlingsplan.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.RoleTasks;
import se.handlingsplan.TestClock;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** A task that stays undone reminds, then goes to a named second level, then to the coordinator. */
@HandlingsplanTest
class EscalationsTest {

    /** Friday noon in Stockholm: one working day later is the end of Monday. */
    private static final Instant DUE = Instant.parse("2026-11-27T11:00:00Z");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    ProcessEngine engine;

    @Autowired
    Cases cases;

    @Autowired
    Participants participants;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Escalations escalations;

    RoleTasks roleTasks;
    CaseNumber number;

    @BeforeEach
    void a_task_for_the_police_that_is_due_on_friday_noon() {
        roleTasks = new RoleTasks(engine, cases, participants, transactions);
        clock.set(DUE.minus(Duration.ofHours(2)));
        number = roleTasks.opened("0180");
        Task task = task();
        task.setDueDate(Date.from(DUE));
        engine.getTaskService().saveTask(task);
    }

    @Test
    void nothing_happens_before_a_task_is_due() {
        lookAt(DUE.minusSeconds(1));

        assertThat(escalations.ofCase(number)).isEmpty();
        assertThat(task().getPriority()).isEqualTo(50);
    }

    @Test
    void an_overdue_task_reminds_its_agency_once() {
        lookAt(DUE.plusSeconds(1));
        lookAt(DUE.plusSeconds(400));

        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage, Escalation::askedAgency, Escalation::askedMember)
                .containsExactly(tuple(Stage.REMINDED, "polisen", null));
    }

    @Test
    void a_weekend_is_no_working_day_then_the_named_second_level_is_asked() {
        lookAt(Instant.parse("2026-11-30T22:59:00Z"));
        assertThat(escalations.ofCase(number)).extracting(Escalation::stage).containsExactly(Stage.REMINDED);

        lookAt(Instant.parse("2026-11-30T23:00:00Z"));

        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage, Escalation::askedAgency, Escalation::askedMember)
                .contains(tuple(Stage.SECOND_LEVEL, "polisen", "police2"));
        assertThat(asked()).containsExactly("police2");
        assertThat(mine("police2")).contains(task().getId());
        assertThat(mine("police")).doesNotContain(task().getId());
    }

    @Test
    void after_two_working_days_the_coordinator_is_asked_and_finds_the_task_among_the_escalated() {
        lookAt(Instant.parse("2026-12-01T23:00:00Z"));

        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage, Escalation::askedAgency, Escalation::askedMember)
                .containsExactly(
                        tuple(Stage.REMINDED, "polisen", null),
                        tuple(Stage.SECOND_LEVEL, "polisen", "police2"),
                        tuple(Stage.COORDINATOR, "regionkoordinator", null));
        assertThat(task().getPriority()).isEqualTo(Stage.COORDINATOR.priority());
    }

    @Test
    void at_critical_risk_hours_count_and_not_days() {
        engine.getRuntimeService().setVariable(task().getProcessInstanceId(), "riskLevel", "critical");

        lookAt(DUE.plus(Duration.ofHours(2)));
        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage)
                .containsExactly(Stage.REMINDED, Stage.SECOND_LEVEL);

        lookAt(DUE.plus(Duration.ofHours(4)));
        assertThat(escalations.ofCase(number)).extracting(Escalation::stage).contains(Stage.COORDINATOR);
    }

    @Test
    void an_agency_that_has_named_nobody_passes_it_on_to_the_coordinator() {
        participants.appoint(number, Role.POLICE, new AgencyId("noa"), new MemberId("coordinator"));

        lookAt(Instant.parse("2026-11-30T23:00:00Z"));

        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage, Escalation::askedAgency, Escalation::askedMember)
                .contains(tuple(Stage.SECOND_LEVEL, "regionkoordinator", null));
    }

    @Test
    void an_agency_that_takes_a_late_task_over_is_asked_itself_and_the_former_ones_member_no_more() {
        lookAt(Instant.parse("2026-11-30T23:00:00Z"));

        participants.appoint(number, Role.POLICE, new AgencyId("noa"), new MemberId("coordinator"));
        lookAt(Instant.parse("2026-11-30T23:05:00Z"));

        assertThat(asked()).isEmpty();
        assertThat(escalations.ofCase(number))
                .extracting(Escalation::stage, Escalation::askedAgency, Escalation::askedMember)
                .contains(tuple(Stage.REMINDED, "noa", null));
    }

    private void lookAt(Instant moment) {
        clock.set(moment);
        escalations.look();
    }

    private Task task() {
        return roleTasks.task(number, "assess-threat");
    }

    private List<String> asked() {
        return engine.getTaskService().getIdentityLinksForTask(task().getId()).stream()
                .map(IdentityLink::getUserId)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private List<String> mine(String member) {
        return engine.getTaskService().createTaskQuery().taskInvolvedUser(member).list().stream()
                .map(Task::getId)
                .toList();
    }

    private static org.assertj.core.groups.Tuple tuple(Stage stage, String agency, String member) {
        return org.assertj.core.groups.Tuple.tuple(
                stage, new AgencyId(agency), member == null ? null : new MemberId(member));
    }
}
