package se.handlingsplan.plan.answers;

import java.util.List;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.Option;

/**
 * One field of a form with all that is said about it there.
 *
 * @param visibility of an answer in journal or identity; {@code agency} where the form says nothing
 * @param hiddenWhen the conditions, its own and its groups', each of which hides it; FEEL without the leading {@code =}
 * @param readOnly whether the caseworker can't change it; what is sent for it is dropped
 * @param options the fixed choices; empty where the server fills them or there are none
 */
public record FormField(
        Field field,
        Kind kind,
        Store store,
        Visibility visibility,
        List<String> hiddenWhen,
        boolean readOnly,
        Limits limits,
        List<Option> options) {

    public FormField {
        hiddenWhen = List.copyOf(hiddenWhen);
        options = List.copyOf(options);
    }

    public String key() {
        return field.key();
    }

    boolean takesAnswer() {
        return !readOnly && store != Store.SHOWN;
    }
}
