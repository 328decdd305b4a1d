package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * A case got its number; published inside the transaction of the start, before the first task is made.
 *
 * @param foundMunicipality where the person was found, as the start form's field of that key says; null when not answered
 * @param stayMunicipality where the person stays; null when not answered
 */
public record CaseOpened(
        CaseNumber caseNumber,
        AgencyId openedBy,
        MemberId member,
        @Nullable String foundMunicipality,
        @Nullable String stayMunicipality) {}
