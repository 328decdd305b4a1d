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
        AgencyId openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
