package se.handlingsplan.worklist;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the lists that a member finds in Tasklist, in the order in which they stand there. The first is the one that opens
 * by itself: it holds everything that waits for the agency, so that nobody with work meets an empty page.
 */
public enum WorklistView {
    AGENCY,
    ALL_CASES,
    MINE,
    UNCLAIMED,
    OVERDUE,
    ESCALATED,
    THIS_WEEK;

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    /** The end of the key of the list's texts, and its name in the engine. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Only tasks that are due at this moment or later; null: whenever due. */
    public @Nullable Instant dueFrom(Clock clock) {
        return this == THIS_WEEK ? clock.instant() : null;
    }

    /** Only tasks that are due before this moment; null: whenever due. */
    public @Nullable Instant dueBefore(Clock clock) {
        return switch (this) {
            case OVERDUE -> clock.instant();
            case THIS_WEEK ->
                clock.instant()
                        .atZone(ZONE)
                        .toLocalDate()
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(ZONE)
                        .toInstant();
            default -> null;
        };
    }
}
