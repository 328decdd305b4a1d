package se.handlingsplan.casefile;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/**
 * Answers whether an agency may read an answer now, and on what ground. No other place decides this.
 * Sources: OSL (2009:400) 8 kap. 1 § and 10 kap. 1 §; table 3.7 of the domain description.
 */
@Component
public class NeedToKnow {

    private final Participation participation;
    private final Consents consents;

    NeedToKnow(Participation participation, Consents consents) {
        this.participation = participation;
        this.consents = consents;
    }

    /**
     * The ground on which the reader may see what an author wrote in a line of a case; empty when it may not.
     *
     * @param line the token of the process in which the answer was given
     */
    public Optional<Ground> ground(
            AgencyId reader, CaseNumber caseNumber, String line, AgencyId author, Visibility visibility) {
        if (reader.equals(author)) {
            return Optional.of(Ground.OWN);
        }
        return switch (visibility) {
            case AGENCY -> Optional.empty();
            case LINE -> participation.worksOn(caseNumber, line, reader) ? Optional.of(Ground.LINE) : Optional.empty();
            case PLAN -> sharedWith(reader, caseNumber) ? Optional.of(Ground.CONSENT) : Optional.empty();
        };
    }

    private boolean sharedWith(AgencyId reader, CaseNumber caseNumber) {
        var roles = participation.rolesHeld(caseNumber, reader);
        return !roles.isEmpty() && consents.cover(caseNumber, reader, roles);
    }
}
