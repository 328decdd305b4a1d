package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * Where and by whom a form is opened or sent in.
 *
 * @param caseNumber null while the form that opens a case has not been sent in
 * @param line the token of the process that the form belongs to
 * @param form the form's id, which is also its task's
 * @param agency the member's agency for this form
 * @param member who sits before the form
 */
public record AnswerContext(
        @Nullable CaseNumber caseNumber, String line, String form, AgencyId agency, MemberId member) {

    /** The same place once the case has its number. */
    public AnswerContext in(CaseNumber number) {
        return new AnswerContext(number, line, form, agency, member);
    }

    /**
     * The case's number where there must be one.
     *
     * @throws IllegalStateException before the case has been opened
     */
    public CaseNumber requiredCaseNumber() {
        if (caseNumber == null) {
            throw new IllegalStateException("form " + form + " was not yet sent in: its case has no number");
        }
        return caseNumber;
    }
}
