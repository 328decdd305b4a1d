package se.handlingsplan.casefile;

import java.util.Set;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/** What the case record must know of the plan: who takes part in a case, and in which of its lines. */
public interface Participation {

    /** The roles that an agency holds in a case now; empty when it takes no part, and for an unknown case. */
    Set<Role> rolesHeld(CaseNumber caseNumber, AgencyId agency);

    /**
     * Whether an agency works on a line of a case now: it holds a role for which that line has tasks.
     *
     * @param line the token of the line's process
     */
    boolean worksOn(CaseNumber caseNumber, String line, AgencyId agency);
}
