package se.handlingsplan.housing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * The register of places: which are free, which case holds which. A place is held by one case at a time, whoever else asks
 * in the same moment.
 */
@Component
@Transactional
public class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final PlaceRepository places;
    private final ReservationRepository reservations;
    private final Clock clock;

    Places(PlaceRepository places, ReservationRepository reservations, Clock clock) {
        this.places = places;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** The places that a case could have now, by kind and name. */
    @Transactional(readOnly = true)
    public List<Place> free() {
        return places.free(clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<Place> find(String id) {
        return places.find(id);
    }

    /** The case's newest hold that still counts. */
    @Transactional(readOnly = true)
    public Optional<Reservation> heldBy(CaseNumber caseNumber) {
        return live(caseNumber).stream().findFirst();
    }

    /** The places that are kept for a case and not lived in, in the order in which they were taken. */
    @Transactional(readOnly = true)
    public List<Place> keptFor(CaseNumber caseNumber) {
        return places.keptFor(caseNumber, clock.instant());
    }

    /**
     * Keeps a free place for a case until an instant. Another place that was kept for the case is given back; one that is
     * lived in stays until the move. A place that the case holds already is kept until the new instant.
     *
     * @throws PlaceTaken when it is not free, or not offered at all
     */
    public Reservation reserve(String placeId, CaseNumber caseNumber, Instant until, MemberId by) {
        Instant now = clock.instant();
        keep(placeId, caseNumber, until, by);
        for (Reservation other : live(caseNumber)) {
            if (!other.place().equals(placeId) && other.state() == Reservation.State.RESERVED) {
                reservations.release(other.id(), now);
            }
        }
        return reservations.holding(placeId).orElseThrow();
    }

    /**
     * Keeps a free place for a case until an instant, besides what is kept for it already. A place that the case holds is
     * kept until the new instant.
     *
     * @throws PlaceTaken when it is not free, or not offered at all
     */
    public void keep(String placeId, CaseNumber caseNumber, Instant until, MemberId by) {
        Instant now = clock.instant();
        if (!places.lock(placeId)) {
            throw new PlaceTaken(placeId);
        }
        Optional<Reservation> holder = reservations.holding(placeId);
        if (holder.filter(held -> held.caseNumber().equals(caseNumber)).isPresent()) {
            reservations.keepUntil(holder.get().id(), until);
        } else {
            holder.filter(held -> lapsed(held, now)).ifPresent(held -> reservations.release(held.id(), now));
            if (!reservations.add(placeId, caseNumber, until, now, by)) {
                throw new PlaceTaken(placeId);
            }
        }
    }

    /**
     * Passes a place that is kept for one case on to another, until an instant but not for a shorter time than it was kept
     * for. Nobody else can take it in between.
     *
     * @throws PlaceTaken when it is not kept for the first case
     */
    void passOn(String placeId, CaseNumber from, CaseNumber to, Instant until, MemberId by) {
        Instant now = clock.instant();
        Reservation kept = reservations
                .holding(placeId)
                .filter(held -> held.caseNumber().equals(from) && held.state() == Reservation.State.RESERVED)
                .orElseThrow(() -> new PlaceTaken(placeId));
        reservations.release(kept.id(), now);
        Instant later = kept.reservedUntil().isAfter(until) ? kept.reservedUntil() : until;
        if (!reservations.add(placeId, to, later, now, by)) {
            throw new PlaceTaken(placeId);
        }
    }

    private static boolean lapsed(Reservation held, Instant now) {
        return held.state() == Reservation.State.RESERVED
                && !held.reservedUntil().isAfter(now);
    }

    private List<Reservation> live(CaseNumber caseNumber) {
        return reservations.of(caseNumber).stream()
                .filter(held -> held.state() != Reservation.State.RELEASED)
                .toList();
    }

    /**
     * The person moved in: the place that was kept for the case is lived in, and one lived in before is free. A person who
     * stands in the door is not turned away over a register: where nothing is kept any more, the log says so.
     */
    public void occupy(CaseNumber caseNumber) {
        Instant now = clock.instant();
        List<Reservation> held = live(caseNumber);
        Optional<Reservation> kept = held.stream()
                .filter(one -> one.state() == Reservation.State.RESERVED)
                .findFirst();
        if (kept.isEmpty()) {
            if (held.isEmpty()) {
                LOG.warn("Case {} moves into a place that was not kept for it. Correct the register.", caseNumber);
            }
            return;
        }
        held.stream()
                .filter(one -> one.state() == Reservation.State.OCCUPIED)
                .forEach(before -> reservations.release(before.id(), now));
        reservations.occupy(kept.get().id(), now);
    }

    /** Gives back whatever the case holds. */
    public void release(CaseNumber caseNumber) {
        Instant now = clock.instant();
        live(caseNumber).forEach(held -> reservations.release(held.id(), now));
    }

    /**
     * Closes the reservations whose time is over. Their places count as free without it; this keeps the register tidy.
     *
     * @return how many there were
     */
    public int releaseExpired() {
        return reservations.releaseExpired(clock.instant());
    }

    /** Puts a place into the register, or changes what it says about it. */
    public void offer(Place place) {
        places.save(place);
    }
}
