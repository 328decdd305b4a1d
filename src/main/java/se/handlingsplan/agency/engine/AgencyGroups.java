package se.handlingsplan.agency.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;

/** Keeps one engine group for each agency; who is in it is managed in Camunda Admin. */
@Component
class AgencyGroups {

    private static final String TYPE = "WORKFLOW";

    private final Agencies agencies;

    AgencyGroups(Agencies agencies) {
        this.agencies = agencies;
    }

    void write(IdentityService identities) {
        for (Agency agency : agencies.all()) {
            Group group =
                    identities.createGroupQuery().groupId(agency.id().value()).singleResult();
            if (group == null) {
                group = identities.newGroup(agency.id().value());
            } else if (agency.name().equals(group.getName()) && TYPE.equals(group.getType())) {
                continue;
            }
            group.setName(agency.name());
            group.setType(TYPE);
            identities.saveGroup(group);
        }
    }
}
