package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.RoleTasks;
import se.handlingsplan.plan.Appointment;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.NotAHolderOfRole;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

@HandlingsplanTest
class ParticipantTasksTest {

    private static final AgencyId STOCKHOLM = new AgencyId("stockholm");
    private static final AgencyId SOLNA = new AgencyId("solna");
    private static final MemberId COORDINATOR = new MemberId("coordinator");

    @Autowired
    ProcessEngine engine;

    @Autowired
    Cases cases;

    @Autowired
    Participants participants;

    @Autowired
    PlatformTransactionManager transactions;

    RoleTasks roleTasks;

    @BeforeEach
    void deploy() {
        roleTasks = new RoleTasks(engine, cases, participants, transactions);
    }

    @AfterEach
    void nobody() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void a_role_goes_to_the_municipality_of_stay_then_to_the_opener_then_to_the_default() {
        var number = roleTasks.opened("solna");

        assertThat(participants.holders(number))
                .containsEntry(Role.SOCIALSERVICES, SOLNA)
                .containsEntry(Role.POLICE, new AgencyId("polisen"))
                .containsEntry(Role.COORDINATOR, new AgencyId("regionkoordinator"))
                .containsEntry(Role.SHELTER, new AgencyId("plattformen"));
        assertThat(participants.holder(roleTasks.opened("0127"), Role.SOCIALSERVICES))
                .contains(new AgencyId("botkyrka"));
        assertThat(participants.holder(roleTasks.opened("somewhere-else"), Role.SOCIALSERVICES))
                .contains(STOCKHOLM);
    }

    @Test
    void a_task_is_offered_to_the_holder_of_its_role_and_to_nobody_else() {
        var number = roleTasks.opened("solna");
        String task = roleTasks.task(number, "find-place").getId();

        assertThat(groups(task)).containsExactly("solna");
        assertThat(sees("socialservices-solna", "solna", task)).isTrue();
        assertThat(sees("socialservices", "stockholm", task)).isFalse();
        assertThat(sees("coordinator", "regionkoordinator", task)).isTrue();
    }

    @Test
    void a_change_of_holder_takes_open_tasks_with_it_and_leaves_the_old_agency_nothing() {
        var number = roleTasks.opened("solna");
        String task = roleTasks.task(number, "find-place").getId();
        as("socialservices-solna", "solna", () -> {
            engine.getTaskService().claim(task, "socialservices-solna");
            return null;
        });

        participants.appoint(number, Role.SOCIALSERVICES, STOCKHOLM, COORDINATOR);

        assertThat(groups(task)).containsExactly("stockholm");
        assertThat(roleTasks.task(number, "find-place").getAssignee()).isNull();
        assertThat(sees("socialservices-solna", "solna", task)).isFalse();
        assertThat(sees("socialservices", "stockholm", task)).isTrue();
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(task)
                        .list())
                .extracting("groupId")
                .containsExactly("stockholm");
        assertThatThrownBy(() -> as("socialservices-solna", "solna", () -> {
                    engine.getFormService().submitTaskForm(task, null);
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(roleTasks.task(number, "find-place")).isNotNull();
    }

    @Test
    void a_change_that_is_rolled_back_moves_nothing() {
        var number = roleTasks.opened("solna");
        String task = roleTasks.task(number, "find-place").getId();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            participants.appoint(number, Role.SOCIALSERVICES, STOCKHOLM, COORDINATOR);
            status.setRollbackOnly();
        });

        assertThat(groups(task)).containsExactly("solna");
        assertThat(participants.holder(number, Role.SOCIALSERVICES)).contains(SOLNA);
    }

    @Test
    void a_task_whose_role_nobody_holds_waits_marked_for_the_coordinator_until_somebody_does() {
        var number = roleTasks.withoutParticipants();
        String task = roleTasks.task(number, "accept-guest").getId();

        assertThat(groups(task)).containsExactly("regionkoordinator");
        assertThat(roleTasks.task(number, "accept-guest").getDescription())
                .startsWith("No agency holds the role shelter in this case.")
                .endsWith("Say whether there is room.");

        participants.appoint(number, Role.SHELTER, new AgencyId("kvinnojouren"), COORDINATOR);

        assertThat(groups(task)).containsExactly("kvinnojouren");
        assertThat(roleTasks.task(number, "accept-guest").getDescription()).isEqualTo("Say whether there is room.");
    }

    @Test
    void another_coordinator_gets_the_tasks_whose_role_nobody_holds() {
        var number = roleTasks.withoutParticipants();

        participants.appoint(number, Role.COORDINATOR, new AgencyId("kvinnoforum"), COORDINATOR);

        assertThat(groups(roleTasks.task(number, "accept-guest").getId())).containsExactly("kvinnoforum");
    }

    @Test
    void who_held_a_role_before_stays_known() {
        var number = roleTasks.opened("solna");
        participants.appoint(number, Role.SOCIALSERVICES, STOCKHOLM, COORDINATOR);

        var history = participants.history(number).stream()
                .filter(appointment -> appointment.role() == Role.SOCIALSERVICES)
                .toList();

        assertThat(history).extracting(Appointment::agency).containsExactly(SOLNA, STOCKHOLM);
        assertThat(history.get(0).endedBy()).isEqualTo(COORDINATOR);
        assertThat(history.get(1).appointedBy()).isEqualTo(COORDINATOR);
        assertThat(history.get(1).endedAt()).isNull();
        assertThat(participants.takesPart(number, SOLNA)).isFalse();
        assertThat(participants.takesPart(number, STOCKHOLM)).isTrue();
    }

    @Test
    void an_agency_that_may_not_hold_the_role_is_refused() {
        var number = roleTasks.opened("solna");

        assertThatThrownBy(() -> participants.appoint(number, Role.POLICE, SOLNA, COORDINATOR))
                .isInstanceOf(NotAHolderOfRole.class);
        assertThatThrownBy(() -> participants.appoint(number, Role.POLICE, new AgencyId("nobody"), COORDINATOR))
                .isInstanceOf(NotAHolderOfRole.class);
    }

    private List<String> groups(String task) {
        return engine.getTaskService().getIdentityLinksForTask(task).stream()
                .filter(link -> link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private boolean sees(String member, String agency, String task) {
        return as(
                member,
                agency,
                () -> engine.getTaskService().createTaskQuery().taskId(task).count() == 1);
    }

    private <T> T as(String member, String agency, Supplier<T> action) {
        engine.getIdentityService().setAuthentication(member, List.of(agency));
        try {
            return action.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
