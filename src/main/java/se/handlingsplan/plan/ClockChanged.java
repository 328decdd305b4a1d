package se.handlingsplan.plan;

import se.handlingsplan.shared.CaseNumber;

/** A legal clock of a case was started, moved or stopped; published inside the transaction in which it happens. */
public record ClockChanged(CaseNumber caseNumber, ClockKind clock) {}
