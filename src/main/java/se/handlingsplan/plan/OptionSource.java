package se.handlingsplan.plan;

import java.util.List;

/**
 * Fills the options of fields that name a list by {@code valuesKey}, when a form is opened and again, to check the answer,
 * when it is sent in. Spring beans of this type are found by themselves; exactly one must fill a given key.
 */
public interface OptionSource {

    /** Whether this source knows the list, e.g. {@code agenciesForPolice} or {@code freePlaces}. */
    boolean fills(String valuesKey);

    /** The options in the order in which they are shown; empty when there is nothing to choose. */
    List<Option> options(String valuesKey, AnswerContext context);

    /** Whether the answer may be given now. The engine has not run yet; nothing may be written here. */
    default boolean accepts(String valuesKey, String value, AnswerContext context) {
        return options(valuesKey, context).stream()
                .anyMatch(option -> option.value().equals(value));
    }
}
