package se.handlingsplan.plan.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.FieldAnswer;

/**
 * An answer by which a person decides on what a table proposed. A field says by {@code differsFrom} which proposal that is,
 * and by {@code reasonsKey} where the reasons stand when the person decides otherwise.
 * Source: domain description 3; no decision about a person by a machine alone, GDPR art. 22.
 *
 * @param variable where the process keeps the proposal
 */
record DecidedAnswer(FieldAnswer answer, String variable, Object proposed) {

    /** The decisions in a form's answers on which there is a proposal. */
    static List<DecidedAnswer> in(CheckedAnswers answers, Map<String, ? extends @Nullable Object> shown) {
        var decided = new ArrayList<DecidedAnswer>();
        for (FieldAnswer answer : answers.answered()) {
            String variable = answer.field().properties().get("differsFrom");
            Object proposed = variable == null ? null : shown.get(variable);
            if (variable != null && proposed != null) {
                decided.add(new DecidedAnswer(answer, variable, proposed));
            }
        }
        return decided;
    }

    boolean differs() {
        return !answer.value().toString().equals(proposed.toString());
    }

    @Nullable
    String reasonsKey() {
        return answer.field().properties().get("reasonsKey");
    }
}
