package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * A role of a case went to an agency. Published inside the transaction in which it happens.
 *
 * @param from null when nobody held the role before
 */
public record RoleHandedOver(
        CaseNumber caseNumber, Role role, @Nullable AgencyId from, AgencyId to) {}
