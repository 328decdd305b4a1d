package se.handlingsplan.plan;

import java.util.Optional;

/**
 * The legal clocks that a case can have. How long a period is when nobody says when it ends stands in the decision table
 * {@code deadlines} under the clock's name.
 */
public enum ClockKind {
    /** Time to recover and to decide on co-operation: thirty days, may be extended (Aliens Act 2005:716, ch. 5 s. 15). */
    REFLECTION_PERIOD("reflectionPeriod"),
    /** The permit to stay while an investigation or trial goes on: at least six months (same section). */
    TEMPORARY_PERMIT("temporaryPermit");

    private final String token;

    ClockKind(String token) {
        this.token = token;
    }

    /** The clock's name in models, forms and tables. */
    public String token() {
        return token;
    }

    /** Empty when no clock has this name. */
    public static Optional<ClockKind> of(String token) {
        for (ClockKind kind : values()) {
            if (kind.token.equals(token)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
