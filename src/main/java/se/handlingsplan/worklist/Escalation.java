package se.handlingsplan.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;

/**
 * Somebody was asked about a task that stayed undone.
 *
 * @param askedAgency the agency that was asked: the task's own, or the one that coordinates
 * @param askedMember who was asked by name; null when the agency as a whole was
 */
public record Escalation(
        String taskId,
        Stage stage,
        AgencyId askedAgency,
        @Nullable MemberId askedMember,
        Instant at) {}
