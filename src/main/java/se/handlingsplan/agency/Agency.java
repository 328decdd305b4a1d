package se.handlingsplan.agency;

import java.util.Set;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/**
 * An agency that can take part in cases.
 *
 * @param name in the installation's language
 * @param roles the roles it may hold; which of them it holds is said case by case
 */
public record Agency(AgencyId id, String name, Set<Role> roles) {

    public Agency {
        roles = Set.copyOf(roles);
    }

    public boolean mayHold(Role role) {
        return roles.contains(role);
    }
}
