package se.handlingsplan.plan;

import se.handlingsplan.shared.CaseNumber;

/**
 * A process of a case has ended, at one of its ends or because it was broken off; published inside the transaction in which
 * it happens.
 *
 * @param line the process's token, e.g. {@code housing}
 */
public record LineEnded(CaseNumber caseNumber, String line) {}
