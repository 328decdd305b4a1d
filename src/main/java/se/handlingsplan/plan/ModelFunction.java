package se.handlingsplan.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.CaseNumber;

/**
 * A function that a model may call in an expression; besides these it has only its variables, literals and comparisons.
 * Each bean of this type is known to the models by its name.
 */
public interface ModelFunction {

    /** As a model writes it, e.g. {@code deadline}. */
    String name();

    /**
     * Computes the value.
     *
     * @param caseNumber the case whose process evaluates the expression; empty for a process without one
     * @param arguments as written, in order
     * @return a string, a number, a truth value, or an {@link java.time.Instant}, which the engine takes for a date
     */
    @Nullable
    Object call(Optional<CaseNumber> caseNumber, List<@Nullable Object> arguments);
}
