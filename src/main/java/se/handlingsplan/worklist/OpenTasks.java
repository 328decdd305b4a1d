package se.handlingsplan.worklist;

import java.util.List;
import java.util.Optional;
import se.handlingsplan.shared.CaseNumber;

/** The open tasks of a case, whoever's they are. */
public interface OpenTasks {

    /** The case of a task that the member on whose behalf the engine is asked right now sees; empty when unseen or gone. */
    Optional<CaseNumber> caseOfSeen(String taskId);

    /** All open tasks of a case, the first due first. Asks for no right: the caller has looked. */
    List<OpenTask> of(CaseNumber caseNumber);

    /** Those of a case's open tasks that the member sees on whose behalf the engine is asked right now. */
    List<OpenTask> seenOf(CaseNumber caseNumber);
}
