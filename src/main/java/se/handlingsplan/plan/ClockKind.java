package se.handlingsplan.plan;

import java.util.Optional;

/** The legal clocks that a case can have. */
public enum ClockKind {
    /** Time to recover and to decide on co-operation: thirty days, may be extended (Aliens Act 2005:716, ch. 5 s. 15). */
    REFLECTION_PERIOD("reflectionPeriod", "reflectionPeriod"),
    /** The permit to stay while an investigation or trial goes on: at least six months (same section). */
    TEMPORARY_PERMIT("temporaryPermit", "temporaryPermitMin");

    private final String token;
    private final String lengthKey;

    ClockKind(String token, String lengthKey) {
        this.token = token;
        this.lengthKey = lengthKey;
    }

    /** The clock's name in models, forms and tables. */
    public String token() {
        return token;
    }

    /** The row of the decision table {@code deadlines} that says how long the period is when nobody says it. */
    String lengthKey() {
        return lengthKey;
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
