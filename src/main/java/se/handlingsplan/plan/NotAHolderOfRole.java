package se.handlingsplan.plan;

import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/** The agency is not in the directory, or the directory doesn't let it hold this role. */
public class NotAHolderOfRole extends RuntimeException {

    NotAHolderOfRole(AgencyId agency, Role role) {
        super("The agency %s may not hold the role %s. Choose one of the role's agencies."
                .formatted(agency, role.token()));
    }
}
