package se.handlingsplan.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.MemberId;

/**
 * One thing that happened to a legal clock.
 *
 * @param from the first day of the period as it stands after the change
 * @param until the last day of the period as it stands after the change
 * @param stopReason a form's fixed value; null when the reason was given in words, which only the journal keeps
 */
public record ClockChange(
        ClockKind clock,
        Kind kind,
        LocalDate from,
        LocalDate until,
        @Nullable String stopReason,
        Instant changedAt,
        MemberId changedBy) {

    /** What happened. */
    public enum Kind {
        STARTED,
        EXTENDED,
        /** A date that was wrong was put right, or the period was shortened. */
        CORRECTED,
        /** Ended before its time: a permit revoked, a period broken off. */
        STOPPED,
        /** Ran out. */
        ENDED;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String token) {
            return valueOf(token.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the clock runs after this change. */
    public boolean running() {
        return kind != Kind.STOPPED && kind != Kind.ENDED;
    }
}
