package se.handlingsplan.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.CaseNumber;

/** Lets the rest of the product begin processes by a message and bring messages to those that wait, in its transaction. */
public interface CaseMessages {

    /**
     * Begins, in a case, the process that starts with a message.
     *
     * @param carried the variables that the process is handed, those that the start event says it carries
     */
    void begin(CaseNumber caseNumber, String message, Map<String, ? extends @Nullable Object> carried);

    /** Brings a message to whatever waits for it in a case; nobody waiting is no error. */
    void tell(CaseNumber caseNumber, String message);
}
