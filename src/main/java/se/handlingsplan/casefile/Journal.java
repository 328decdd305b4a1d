package se.handlingsplan.casefile;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/**
 * What was said and done in a case, answer by answer, never changed: a correction is a later entry. Works only inside the
 * transaction of what it records or serves, so that engine and journal are one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Journal {

    private final RecordedAnswers answers;

    Journal(EntryRepository repository, NeedToKnow needToKnow, ReadLog log, Clock clock) {
        this.answers = new RecordedAnswers(EntryRepository.Table.ENTRIES, repository, needToKnow, log, clock);
    }

    /**
     * Adds an entry; it stays as it is for good.
     *
     * @return the entry's id
     */
    public long append(NewEntry entry) {
        return answers.append(entry);
    }

    /**
     * For each of these fields the newest answer that the reader's agency may see, if there is any. Each entry read is noted in
     * the log of reads, in the caller's transaction.
     */
    public Map<String, Known> read(Reader reader, CaseNumber caseNumber, Set<String> keys) {
        return answers.read(reader, caseNumber, keys, null);
    }

    /**
     * The same, of what was answered in this form alone: reasons and notes belong to the step for which they were written.
     *
     * @param form the form's id
     */
    public Map<String, Known> readOfForm(Reader reader, CaseNumber caseNumber, Set<String> keys, String form) {
        return answers.read(reader, caseNumber, keys, form);
    }

    /** Which of these fields the agency would find answered. Tells no answer, so it isn't logged. */
    public Set<String> known(AgencyId agency, CaseNumber caseNumber, Set<String> keys) {
        return answers.known(agency, caseNumber, keys);
    }
}
