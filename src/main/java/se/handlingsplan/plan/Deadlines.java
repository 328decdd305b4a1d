package se.handlingsplan.plan;

import java.time.Clock;
import java.time.Instant;
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

    private Deadline lookUp(String key, @Nullable String variant) {
        try {
            Optional<DeadlineTable.Row> row = variant == null || variant.isBlank()
                    ? table.find(key)
                    : table.find(key + "." + variant).or(() -> table.find(key));
            if (row.isPresent()) {
                DeadlineTable.Row found = row.get();
                return new Deadline(found.amount(), Deadline.Unit.of(found.unit()), found.legal());
            }
            LOG.error("The decision table deadlines has no row {}: due in one working day. Add the row.", key);
        } catch (DeadlineTable.NoDeadlineTable | IllegalArgumentException e) {
            LOG.error(
                    "The decision table deadlines can't be read for {} ({}): due in one working day. Mend the table.",
                    key,
                    e.getMessage());
        }
        return FALLBACK;
    }
}
