package se.handlingsplan.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands: what waits for which agency, and how long its legal periods still run. Nothing in it is about the person,
 * so whoever takes part in the case may see it.
 */
record CaseStatus(String caseNumber, List<Period> periods, List<Waiting> waiting) {

    /** A legal period that runs. */
    record Period(String name, LocalDate until, long daysLeft) {}

    /**
     * An open task.
     *
     * @param step its name
     * @param line the line's token
     * @param due null for one without a due time
     * @param taken whether somebody works on it
     */
    record Waiting(
            String step,
            String line,
            String agency,
            @Nullable Instant due,
            boolean overdue,
            boolean taken,
            List<Asked> escalations) {}

    /** Somebody was asked because the task stayed undone, in a sentence. */
    record Asked(String sentence, Instant at) {}
}
