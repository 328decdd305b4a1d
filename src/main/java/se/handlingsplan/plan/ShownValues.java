package se.handlingsplan.plan;

import java.util.Map;

/**
 * Knows facts about a case that a form can show but nobody types in: a field with {@code store: shown} whose key is one of
 * the names is filled with the value when the form is opened. Spring beans of this type are found by themselves.
 */
public interface ShownValues {

    /**
     * What can be shown for this case now; nothing that the agency may not see.
     *
     * @return by field key: String (dates as {@code yyyy-MM-dd}), Boolean or Number
     */
    Map<String, Object> values(AnswerContext context);
}
