package se.handlingsplan.plan.answers;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers don't fit the form they were given to; says all that is wrong at once, and never what was answered. */
public class InvalidAnswers extends RuntimeException {

    private final transient Map<String, String> fields;

    /**
     * With what is wrong.
     *
     * @param message for a person, a line per field
     * @param fields what is wrong by field key
     */
    public InvalidAnswers(String message, Map<String, String> fields) {
        super(message);
        this.fields = new LinkedHashMap<>(fields);
    }

    /** What is wrong, a sentence in the installation's language by field key. */
    public Map<String, String> fields() {
        return new LinkedHashMap<>(fields);
    }
}
