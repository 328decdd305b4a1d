package se.handlingsplan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/**
 * What a person said about sharing, each word kept; the latest one holds. Nothing said means no. This is the consent that
 * lifts secrecy (OSL 10 kap. 1 §), not the legal basis of the GDPR.
 */
@Component
@Transactional
public class Consents {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final ConsentRepository repository;
    private final Clock clock;

    Consents(ConsentRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Keeps that the person agreed to share with these and with nobody else.
     *
     * @param recipients tokens of roles or agencies
     * @param validUntil the last day on which it holds; null when no end was agreed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(
            CaseNumber caseNumber,
            Set<String> recipients,
            @Nullable LocalDate validUntil,
            AgencyId agency,
            MemberId author) {
        repository.append(caseNumber, "given", recipients, validUntil, agency, author, clock.instant());
    }

    /** Keeps that the person was asked and said no. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(CaseNumber caseNumber, AgencyId agency, MemberId author) {
        repository.append(caseNumber, "refused", Set.of(), null, agency, author, clock.instant());
    }

    /** Keeps that the person took the consent back: from this moment it covers nobody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(CaseNumber caseNumber, AgencyId agency, MemberId author) {
        repository.append(caseNumber, "withdrawn", Set.of(), null, agency, author, clock.instant());
    }

    /** Whether the person agreed, and still does, to share with an agency, by its own name or by a role that it holds. */
    @Transactional(readOnly = true)
    public boolean cover(CaseNumber caseNumber, AgencyId agency, Set<Role> roles) {
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        return repository
                .latest(caseNumber)
                .filter(word -> word.holdsOn(today))
                .filter(word -> word.names(agency, roles))
                .isPresent();
    }
}
