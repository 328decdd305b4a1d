package se.handlingsplan.agency.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.AdministratorProperties;
import se.handlingsplan.agency.DemoMembers;

/**
 * Sees to it that there is an administrator: while the administrators' group is empty, the engine's web applications
 * offer everybody to create one.
 */
@Component
class Administrators {

    private static final int SHORTEST_PASSWORD = 12;

    private final AdministratorProperties settings;
    private final boolean demo;

    Administrators(AdministratorProperties settings, @Value("${handlingsplan.demo.enabled}") boolean demo) {
        this.settings = settings;
        this.demo = demo;
    }

    void ensure(ProcessEngine engine) {
        letAdministrate(engine);
        var identities = engine.getIdentityService();
        if (demo) {
            new DemoUsers(identities).ensure(DemoMembers.read());
        }
        if (nobodyAdministrates(identities)) {
            addFirst(identities);
        }
    }

    private static void letAdministrate(ProcessEngine engine) {
        var identities = engine.getIdentityService();
        if (identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            var group = identities.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("Administrators");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identities.saveGroup(group);
        }
        var grants = new Grants(engine.getAuthorizationService());
        for (Resources resource : Resources.values()) {
            grants.let(Groups.CAMUNDA_ADMIN, resource, ANY, Permissions.ALL);
        }
    }

    private static boolean nobodyAdministrates(IdentityService identities) {
        return identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0;
    }

    private void addFirst(IdentityService identities) {
        String id = settings.id();
        String password = settings.password();
        if (id == null || id.isBlank() || password == null || password.isBlank()) {
            throw new NoAdministrator(
                    "Nobody may administrate this installation yet. Set handlingsplan.administrator.id"
                            + " and handlingsplan.administrator.password for the first start; there is no default password.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new NoAdministrator("handlingsplan.administrator.password is too short: use at least "
                    + SHORTEST_PASSWORD + " characters.");
        }
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setFirstName(id);
            user.setLastName("");
            user.setPassword(password);
            identities.saveUser(user);
        }
        identities.createMembership(id, Groups.CAMUNDA_ADMIN);
    }
}
