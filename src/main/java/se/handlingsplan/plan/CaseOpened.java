package se.handlingsplan.plan;

import se.handlingsplan.shared.CaseNumber;

/** A case got its number; published inside the transaction of the start, before the first task is made. */
public record CaseOpened(CaseNumber caseNumber, Opening opening) {}
