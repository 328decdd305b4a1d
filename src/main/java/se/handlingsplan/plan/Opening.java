package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;

/**
 * How a case is opened.
 *
 * @param foundMunicipality code or token of the municipality where the person was found; null when not said
 * @param stayMunicipality code or token of the municipality where the person stays; null when not said
 */
public record Opening(
        CaseKind kind,
        AgencyId openedBy,
        MemberId member,
        @Nullable String foundMunicipality,
        @Nullable String stayMunicipality) {}
