package se.handlingsplan.plan;

import se.handlingsplan.shared.CaseNumber;

/** Moves whatever waits in a case for a date that is counted from a legal clock. */
public interface ClockFollowers {

    /** Works out anew, in the caller's transaction, the dates of open timers and tasks that ask for this clock. */
    void follow(CaseNumber caseNumber, ClockKind clock);
}
