package se.handlingsplan.plan;

import se.handlingsplan.shared.CaseNumber;

/** The case's plan has ended; published inside the transaction that ended it. */
public record CaseClosed(CaseNumber caseNumber) {}
