package se.handlingsplan.platform.web;

import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;

/** Makes members for a test, each with a name of its own, password {@value #PASSWORD}. */
final class TestMembers {

    static final String PASSWORD = "a password for tests";

    private final IdentityService identities;

    private final AuthorizationService authorizations;

    TestMembers(ProcessEngine engine) {
        this.identities = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
    }

    /** A new member of these groups, which are made where they don't exist. */
    String in(String... groups) {
        String name = "member" + UUID.randomUUID().toString().substring(0, 8);
        var user = identities.newUser(name);
        user.setFirstName("Test");
        user.setLastName("Member");
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        for (String id : groups) {
            if (identities.createGroupQuery().groupId(id).count() == 0) {
                var group = identities.newGroup(id);
                group.setName(id);
                identities.saveGroup(group);
            }
            identities.createMembership(name, id);
            mayOpen(id, id.equals(Members.ADMINISTRATORS) ? Authorization.ANY : "tasklist");
        }
        return name;
    }

    private void mayOpen(String group, String application) {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(Resources.APPLICATION)
                        .resourceId(application)
                        .count()
                == 0) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(Resources.APPLICATION);
            grant.setResourceId(application);
            grant.addPermission(Permissions.ACCESS);
            authorizations.saveAuthorization(grant);
        }
    }

    String administrator() {
        return in(Members.ADMINISTRATORS);
    }
}
