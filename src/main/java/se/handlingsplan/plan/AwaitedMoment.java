package se.handlingsplan.plan;

import java.time.Instant;
import java.util.Optional;
import se.handlingsplan.shared.CaseNumber;

/**
 * Knows the moment towards which a case works and from which its deadlines are counted back and on, e.g. when a planned
 * operation needs its places. Spring beans of this type are found by themselves.
 */
public interface AwaitedMoment {

    /** Empty for a case that waits for no moment. */
    Optional<Instant> of(CaseNumber caseNumber);
}
