package se.handlingsplan.agency.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import se.handlingsplan.agency.DemoMembers;

/** Makes the demo's users in the engine; one who is there already stays as Camunda Admin left them. */
class DemoUsers {

    private final IdentityService identities;

    DemoUsers(IdentityService identities) {
        this.identities = identities;
    }

    void ensure(DemoMembers demo) {
        demo.members().forEach((agency, members) -> members.forEach(member -> ensure(member, agency)));
        demo.administrators().forEach(administrator -> ensure(administrator, Groups.CAMUNDA_ADMIN));
    }

    private void ensure(String member, String group) {
        if (identities.createUserQuery().userId(member).count() > 0) {
            return;
        }
        var user = identities.newUser(member);
        user.setFirstName(member);
        user.setLastName("");
        user.setPassword(DemoMembers.PASSWORD);
        identities.saveUser(user);
        identities.createMembership(member, group);
    }
}
