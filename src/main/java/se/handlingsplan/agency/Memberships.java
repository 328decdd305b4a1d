package se.handlingsplan.agency;

import java.util.Set;
import se.handlingsplan.shared.MemberId;

/** Tells which groups somebody is a member of at this moment; the answer comes from where members are managed. */
public interface Memberships {

    /** Ids of groups; an agency's group has the agency's token as its id. Empty for somebody unknown. */
    Set<String> of(MemberId member);
}
