package se.handlingsplan.plan;

import java.util.Optional;

/** The rows of the decision table {@code deadlines} as it stands now: its latest published version. */
public interface DeadlineTable {

    /** One row as the table says it, not yet checked. */
    record Row(int amount, String unit, boolean legal) {}

    /**
     * The row of a key.
     *
     * @throws NoDeadlineTable when none is deployed, or what is deployed can't be evaluated
     */
    Optional<Row> find(String key);

    /** Says that there is no readable decision table {@code deadlines}. */
    final class NoDeadlineTable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoDeadlineTable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
