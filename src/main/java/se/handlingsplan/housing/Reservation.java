package se.handlingsplan.housing;

import java.time.Instant;
import java.util.Locale;
import se.handlingsplan.shared.CaseNumber;

/**
 * A case's hold on a place.
 *
 * @param reservedUntil after this a place that is not occupied is free for others
 */
public record Reservation(long id, String place, CaseNumber caseNumber, State state, Instant reservedUntil) {

    /** Where the hold stands. */
    public enum State {
        RESERVED,
        OCCUPIED,
        RELEASED;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
