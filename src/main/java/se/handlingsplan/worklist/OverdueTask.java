package se.handlingsplan.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/**
 * A task whose time has run out.
 *
 * @param step the task's id in the model
 * @param agency whose task it is
 * @param riskLevel of the case, as the line knows it; null when the line doesn't know any
 */
public record OverdueTask(
        String id,
        CaseNumber caseNumber,
        String line,
        String step,
        AgencyId agency,
        Instant due,
        @Nullable String riskLevel) {}
