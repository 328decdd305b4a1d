package se.handlingsplan.plan.answers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the conditions of forms. */
public interface Conditions {

    /**
     * Whether a condition says true; false when it says anything else or can't be evaluated, as in the browser.
     *
     * @param condition FEEL without the leading {@code =}
     * @param answers by field key; a field that isn't answered is null
     */
    boolean holds(String condition, Map<String, @Nullable Object> answers);
}
