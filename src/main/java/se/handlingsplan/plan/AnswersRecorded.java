package se.handlingsplan.plan;

import java.util.List;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * A form was sent in and its answers were stored; published inside the transaction of the submit.
 *
 * @param line the token of the process
 * @param form the form's id, which is also its task's
 * @param entries the journal entries that were written; may be empty
 */
public record AnswersRecorded(
        CaseNumber caseNumber, String line, String form, AgencyId agency, MemberId author, List<Long> entries) {

    public AnswersRecorded {
        entries = List.copyOf(entries);
    }
}
