package se.handlingsplan.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says by when something is to be done, from the decision table {@code deadlines}.
 * A published change of the table holds for what begins after it; what is open keeps the date it was given.
 */
@Component
public class Deadlines {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    /** Stands in for a row that is missing or makes no sense: soon enough that nobody is forgotten. */
    private static final Deadline FALLBACK = new Deadline(1, Deadline.Unit.WORKING_DAYS, false);

    private final DeadlineTable table;
    private final Clock clock;
    private final WorkingDays workingDays = new WorkingDays();

    Deadlines(DeadlineTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** When what begins now under this key is due. */
    public Instant due(String key) {
        return due(key, null);
    }

    /**
     * When what begins now is due; the row {@code key.variant} goes before the row {@code key}.
     * Never fails: a caseworker who submits a form must not be stopped by a gap in the table. Without a usable row it is
     * due at the end of the next working day, and the log says which row is to be mended.
     *
     * @param variant a routing value such as {@code immediate}; null takes the row of the key alone
     */
    public Instant due(String key, @Nullable String variant) {
        return lookUp(key, variant).from(clock.instant(), workingDays);
    }

    /**
     * The same in a case that awaits a moment; see {@link AwaitedMoment}.
     *
     * @param awaited null for a case that awaits none
     */
    Instant due(String key, @Nullable String variant, @Nullable Instant awaited) {
        return lookUp(key, variant).from(clock.instant(), awaited, workingDays);
    }

    /** When what began at an earlier instant is due; see {@link #due(String, String)}. */
    public Instant dueAfter(Instant start, String key, @Nullable String variant) {
        return lookUp(key, variant).from(start, workingDays);
    }

    /**
     * The last day of a period of this key that begins on a day, as it is decided: no working day is looked for.
     * Empty without a usable row in days or longer units.
     */
    Optional<LocalDate> lastDay(String key, LocalDate from) {
        return find(key, null).flatMap(period -> period.lastDay(from));
    }

    private Deadline lookUp(String key, @Nullable String variant) {
        return find(key, variant).orElse(FALLBACK);
    }

    private Optional<Deadline> find(String key, @Nullable String variant) {
        try {
            Optional<DeadlineTable.Row> row = variant == null || variant.isBlank()
                    ? table.find(key)
                    : table.find(key + "." + variant).or(() -> table.find(key));
            if (row.isEmpty()) {
                LOG.error(
                        "The decision table deadlines has no row {}: add it. Until then one working day is given.",
                        key);
            }
            return row.map(found -> new Deadline(found.amount(), Deadline.Unit.of(found.unit()), found.legal()));
        } catch (DeadlineTable.NoDeadlineTable | IllegalArgumentException e) {
            LOG.error(
                    "The decision table deadlines can't be read for {} ({}): mend it. Until then one working day is given.",
                    key,
                    e.getMessage());
            return Optional.empty();
        }
    }
}
