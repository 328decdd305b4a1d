package se.handlingsplan.plan;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Participation;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Tells the case record who takes part: whoever holds a role, in a line whoever holds one that the line has tasks for, and
 * in a room of a line the holder of its role.
 */
@Component
class HeldRoles implements Participation {

    private final Participants participants;
    private final LineRoles lines;

    HeldRoles(Participants participants, LineRoles lines) {
        this.participants = participants;
        this.lines = lines;
    }

    @Override
    public Set<Role> rolesHeld(CaseNumber caseNumber, AgencyId agency) {
        return participants.rolesOf(caseNumber, agency);
    }

    @Override
    public boolean worksOn(CaseNumber caseNumber, String line, AgencyId agency) {
        var held = rolesHeld(caseNumber, agency);
        return RoomOfLine.owner(line)
                .map(held::contains)
                .orElseGet(() -> !held.isEmpty() && lines.of(line).stream().anyMatch(held::contains));
    }
}
