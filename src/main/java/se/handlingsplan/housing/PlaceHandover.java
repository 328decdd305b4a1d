package se.handlingsplan.housing;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** Gives a case a place that was kept for another, and with the place the shelter that runs it. */
@Component
public class PlaceHandover {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceHandover.class);

    private final Places places;
    private final Participants participants;
    private final Agencies agencies;
    private final Clock clock;

    PlaceHandover(Places places, Participants participants, Agencies agencies, Clock clock) {
        this.places = places;
        this.participants = participants;
        this.agencies = agencies;
        this.clock = clock;
    }

    /**
     * Keeps a place for another case than the one that it was kept for, and makes its shelter that case's shelter.
     *
     * @throws PlaceTaken when the place is not kept for the first case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passOn(Place place, CaseNumber from, CaseNumber to, MemberId by) {
        places.passOn(place.id(), from, to, clock.instant().plus(PlaceFields.KEPT), by);
        appointShelter(place, to, by);
    }

    /** The choice of the place is the choice of the shelter. */
    void appointShelter(Place place, CaseNumber caseNumber, MemberId by) {
        if (agencies.find(place.shelter())
                .filter(found -> found.mayHold(Role.SHELTER))
                .isPresent()) {
            participants.appoint(caseNumber, Role.SHELTER, place.shelter(), by);
        } else {
            LOG.error(
                    "The place {} is run by {}, which may not hold the role shelter. Mend the directory of agencies.",
                    place.id(),
                    place.shelter());
        }
    }
}
