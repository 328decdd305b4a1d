package se.handlingsplan.plan;

import java.util.List;
import java.util.Map;

/**
 * Takes over the answers of special fields, which other parts of the product feed on: a participant chosen, a place taken, a
 * legal clock started. Spring beans of this type are found by themselves; a field may have several. The answer is stored as
 * its {@code store} says besides.
 */
public interface FieldSink {

    /** Whether the field is one of this sink's, usually by one of its {@code properties}. */
    boolean takes(Field field);

    /**
     * Looks at this sink's answered fields of one form before anything is stored or run.
     *
     * @return what is wrong, a sentence in the installation's language by field key; empty when all is well
     */
    default Map<String, String> check(List<FieldAnswer> answers, AnswerContext context) {
        return Map.of();
    }

    /**
     * Takes this sink's answered fields of one form (never empty; hidden and unanswered ones are not among them), in the
     * transaction of the submit, before the engine moves on: what is done here is what the next expression sees.
     *
     * @param context with its case number
     */
    void take(List<FieldAnswer> answers, AnswerContext context);
}
