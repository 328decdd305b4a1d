package se.handlingsplan.agency;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/**
 * An agency that can take part in cases.
 *
 * @param name in the installation's language
 * @param roles the roles it may hold; which of them it holds is said case by case
 * @param secondLevel the member who is asked when one of its tasks stays undone; null where the directory names nobody
 */
public record Agency(
        AgencyId id, String name, Set<Role> roles, @Nullable MemberId secondLevel) {

    public Agency {
        roles = Set.copyOf(roles);
    }

    public boolean mayHold(Role role) {
        return roles.contains(role);
    }
}
