package se.handlingsplan.plan;

import java.util.Map;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * Takes in what a person sends who is no member of any agency: it passes the same checks and is kept in the same places as a
 * member's answers.
 */
public interface Intake {

    /** Stands as the author where a person wrote; nobody can log in under this name. */
    MemberId THE_PERSON = new MemberId("(the person)");

    /**
     * Starts the newest version of a process by its start form, in a transaction of its own or the caller's.
     *
     * @param answers by field key, as the form's fields take them
     * @param agency whose record it is from now on: the agency that is to answer
     * @return the number of the case, a new one unless the form names its case
     * @throws NotTaken when the answers don't fit the form; nothing has been kept then
     */
    CaseNumber start(String process, Map<String, Object> answers, AgencyId agency);

    /** What was sent doesn't fit the form. Says nothing of what it was. */
    final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotTaken() {
            super("what was sent does not fit the form");
        }
    }
}
