package se.handlingsplan.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.MemberId;

/**
 * Somebody works on a task.
 *
 * @param name as Camunda Admin has it
 * @param since when the member took the task; null when the engine doesn't remember
 */
public record Worker(MemberId member, String name, @Nullable Instant since) {}
