package se.handlingsplan.plan.answers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.FieldAnswer;

/** Answers that fit their form: the visible fields, each with its answer or none, and the hidden ones. */
public final class CheckedAnswers {

    private final Form form;
    private final Map<FormField, @Nullable Object> visible;
    private final Set<FormField> hidden;

    CheckedAnswers(Form form, Map<FormField, @Nullable Object> visible, Set<FormField> hidden) {
        this.form = form;
        this.visible = Collections.unmodifiableMap(new LinkedHashMap<>(visible));
        this.hidden = Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
    }

    public Form form() {
        return form;
    }

    /** The fields that were answered. */
    public List<FieldAnswer> answered() {
        var answered = new ArrayList<FieldAnswer>();
        visible.forEach((field, value) -> {
            if (value != null) {
                answered.add(new FieldAnswer(field.field(), value));
            }
        });
        return answered;
    }

    /** The answer to a field; null when it is hidden, not answered or not in the form. */
    public @Nullable Object answer(String key) {
        return form.field(key).map(visible::get).orElse(null);
    }

    /**
     * The process variables: each routing field's answer; null, or false for a yes/no, where it is hidden or not answered; a
     * checklist as one yes/no per option.
     */
    public Map<String, @Nullable Object> variables() {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        for (FormField field : form.fields()) {
            if (field.store() == Store.ROUTING && field.takesAnswer()) {
                unfold(field, visible.get(field), variables);
            }
        }
        return variables;
    }

    private static void unfold(FormField field, @Nullable Object answer, Map<String, @Nullable Object> variables) {
        switch (field.kind()) {
            case CHECKLIST ->
                field.options()
                        .forEach(option -> variables.put(
                                variableName(field.key(), option.value()),
                                answer instanceof List<?> ticked && ticked.contains(option.value())));
            case CHECKBOX -> variables.put(field.key(), Boolean.TRUE.equals(answer));
            default -> variables.put(field.key(), answer);
        }
    }

    /** The variable that says whether an option of a checklist is ticked: {@code linesNeeded}, {@code housing} → {@code linesNeededHousing}. */
    public static String variableName(String key, String option) {
        return key + option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
    }

    /** What goes to the journal, by visibility. Routing answers are kept there too, for those who work on the line. */
    Map<Visibility, Map<String, Object>> forJournal() {
        return byVisibility(Set.of(Store.JOURNAL, Store.ROUTING));
    }

    Map<Visibility, Map<String, Object>> forIdentities() {
        return byVisibility(Set.of(Store.IDENTITY));
    }

    private Map<Visibility, Map<String, Object>> byVisibility(Set<Store> stores) {
        var split = new LinkedHashMap<Visibility, Map<String, Object>>();
        visible.forEach((field, value) -> {
            if (value != null && stores.contains(field.store())) {
                split.computeIfAbsent(visibility(field), any -> new LinkedHashMap<>())
                        .put(field.key(), value);
            }
        });
        return split;
    }

    /** The fields of a store that were shown and left empty, by key. */
    Map<String, FormField> leftEmpty(Set<Store> stores) {
        var empty = new LinkedHashMap<String, FormField>();
        visible.forEach((field, value) -> {
            if (value == null && stores.contains(field.store())) {
                empty.put(field.key(), field);
            }
        });
        return empty;
    }

    static Visibility visibility(FormField field) {
        return field.store() == Store.ROUTING ? Visibility.LINE : field.visibility();
    }

    /** The fields that a condition of the form hid. */
    public Set<FormField> hidden() {
        return hidden;
    }
}
