package se.handlingsplan.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;

/**
 * A task of a case that waits to be done.
 *
 * @param name as the model names it
 * @param line the token of the process it belongs to
 * @param agency whose it is; null for a task without any
 */
public record OpenTask(
        String id,
        String name,
        String line,
        @Nullable AgencyId agency,
        @Nullable Instant due,
        boolean taken) {}
