package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * A model has thrown a message in a case; published inside the transaction, before the message reaches anybody.
 *
 * @param line the token of the process that threw it
 * @param member whose step led to it; null when a timer did
 */
public record MessageThrown(
        CaseNumber caseNumber,
        String line,
        String message,
        @Nullable MemberId member) {}
