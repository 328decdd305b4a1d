package se.handlingsplan.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, as one row of the decision table {@code deadlines} says.
 *
 * @param amount 0 or more
 * @param legal a time that law sets: it runs to the end of its last day, and a last day on which authorities are closed
 *     moves to the next working day (Act 1930:173, section 2)
 */
record Deadline(int amount, Unit unit, boolean legal) {

    static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** What is counted; {@code minutes} and {@code hours} are exact, the others follow the calendar in Stockholm. */
    enum Unit {
        MINUTES("minutes"),
        HOURS("hours"),
        /** Counted back from the moment that the case awaits; due at once when it is nearer than that. */
        HOURS_BEFORE("hoursBefore"),
        /** Counted on from the moment that the case awaits. */
        HOURS_AFTER("hoursAfter"),
        DAYS("days"),
        WORKING_DAYS("workingDays"),
        WEEKS("weeks"),
        MONTHS("months"),
        YEARS("years");

        private final String token;

        Unit(String token) {
            this.token = token;
        }

        /**
         * The unit as the table writes it.
         *
         * @throws IllegalArgumentException when there is none of that name
         */
        static Unit of(String token) {
            for (Unit unit : values()) {
                if (unit.token.equals(token)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("no unit of time is called " + token);
        }
    }

    Deadline {
        if (amount < 0) {
            throw new IllegalArgumentException("a deadline doesn't lie in the past: " + amount);
        }
    }

    /** The same, for a case that awaits a moment; without one the time is counted from the start. */
    Instant from(Instant start, @Nullable Instant awaited, WorkingDays workingDays) {
        if (awaited == null) {
            return from(start, workingDays);
        }
        Instant counted =
                switch (unit) {
                    case HOURS_BEFORE -> awaited.minus(Duration.ofHours(amount));
                    case HOURS_AFTER -> awaited.plus(Duration.ofHours(amount));
                    default -> from(start, workingDays);
                };
        return counted.isBefore(start) ? start : counted;
    }

    /** The last instant at which the deadline is still kept when time begins to run at {@code start}. */
    Instant from(Instant start, WorkingDays workingDays) {
        ZonedDateTime local = start.atZone(WorkingDays.ZONE);
        return switch (unit) {
            case MINUTES -> start.plus(Duration.ofMinutes(amount));
            case HOURS, HOURS_BEFORE, HOURS_AFTER -> start.plus(Duration.ofHours(amount));
            case DAYS -> lawful(local.plusDays(amount), workingDays);
            case WEEKS -> lawful(local.plusWeeks(amount), workingDays);
            case MONTHS -> lawful(local.plusMonths(amount), workingDays);
            case YEARS -> lawful(local.plusYears(amount), workingDays);
            case WORKING_DAYS ->
                workingDays
                        .after(local.toLocalDate(), amount)
                        .atTime(END_OF_DAY)
                        .atZone(WorkingDays.ZONE)
                        .toInstant();
        };
    }

    /** The last day of a period of this length that begins on a day; empty for one that is shorter than a day. */
    Optional<LocalDate> lastDay(LocalDate from) {
        return switch (unit) {
            case MINUTES, HOURS, HOURS_BEFORE, HOURS_AFTER, WORKING_DAYS -> Optional.empty();
            case DAYS -> Optional.of(from.plusDays(amount));
            case WEEKS -> Optional.of(from.plusWeeks(amount));
            case MONTHS -> Optional.of(from.plusMonths(amount));
            case YEARS -> Optional.of(from.plusYears(amount));
        };
    }

    private Instant lawful(ZonedDateTime end, WorkingDays workingDays) {
        if (!legal) {
            return end.toInstant();
        }
        return workingDays
                .onOrAfter(end.toLocalDate())
                .atTime(END_OF_DAY)
                .atZone(WorkingDays.ZONE)
                .toInstant();
    }
}
