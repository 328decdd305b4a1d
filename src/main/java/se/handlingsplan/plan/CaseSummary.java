package se.handlingsplan.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/**
 * What may be known of a case without knowing anything about the person.
 *
 * @param closedAt null while the case is open
 */
public record CaseSummary(
        CaseNumber caseNumber,
        CaseKind kind,
        AgencyId openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Whether the case is about a person. */
    public boolean isPersons() {
        return kind == CaseKind.PERSON;
    }
}
