package se.handlingsplan.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/**
 * An agency held, or holds, a role in a case.
 *
 * @param appointedBy null when it followed from how the case was opened
 * @param endedAt null while it lasts
 * @param endedBy null while it lasts
 */
public record Appointment(
        Role role,
        AgencyId agency,
        Instant appointedAt,
        @Nullable MemberId appointedBy,
        @Nullable Instant endedAt,
        @Nullable MemberId endedBy) {}
