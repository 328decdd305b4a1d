package se.handlingsplan.agency.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.agency.AdministratorProperties;

/** An installation without the demo; each test undoes what it did. */
@HandlingsplanTest
@Transactional
class AdministratorsTest {

    private static final String PASSWORD = "long enough to be one";

    @Autowired
    ProcessEngine engine;

    @Test
    void start_up_stops_with_a_sentence_where_nobody_administrates_and_none_is_configured() {
        nobodyAdministrates();

        assertThatThrownBy(() -> configured(null, null).ensure(engine))
                .isInstanceOf(NoAdministrator.class)
                .hasMessageContaining("handlingsplan.administrator.id")
                .hasMessageContaining("there is no default password");
        assertThatThrownBy(() -> configured("root", " ").ensure(engine)).isInstanceOf(NoAdministrator.class);
        assertThatThrownBy(() -> configured("root", "short").ensure(engine))
                .isInstanceOf(NoAdministrator.class)
                .hasMessageContaining("too short");
        assertThat(administrators()).isZero();
    }

    @Test
    void the_first_administrator_comes_from_the_configuration() {
        nobodyAdministrates();

        configured("first-admin", PASSWORD).ensure(engine);

        assertThat(administrators()).isEqualTo(1);
        assertThat(engine.getIdentityService().checkPassword("first-admin", PASSWORD))
                .isTrue();
    }

    @Test
    void where_there_is_an_administrator_the_configuration_adds_none() {
        long before = administrators();

        configured("first-admin", PASSWORD).ensure(engine);

        assertThat(administrators()).isEqualTo(before).isPositive();
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("first-admin")
                        .count())
                .isZero();
    }

    @Test
    void saying_again_what_groups_may_do_changes_nothing() {
        var before = rights();

        configured(null, null).ensure(engine);

        assertThat(rights()).isEqualTo(before);
    }

    @Test
    void nobody_but_administrators_may_read_the_history() {
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .hasPermission(org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY)
                        .list())
                .extracting("groupId")
                .containsOnly(Groups.CAMUNDA_ADMIN);
    }

    private static Administrators configured(String id, String password) {
        return new Administrators(new AdministratorProperties(id, password), false);
    }

    private void nobodyAdministrates() {
        for (User user : engine.getIdentityService()
                .createUserQuery()
                .memberOfGroup(Groups.CAMUNDA_ADMIN)
                .list()) {
            engine.getIdentityService().deleteMembership(user.getId(), Groups.CAMUNDA_ADMIN);
        }
    }

    private long administrators() {
        return engine.getIdentityService()
                .createUserQuery()
                .memberOfGroup(Groups.CAMUNDA_ADMIN)
                .count();
    }

    private long rights() {
        return engine.getAuthorizationService().createAuthorizationQuery().count();
    }
}
