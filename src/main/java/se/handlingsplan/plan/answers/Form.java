package se.handlingsplan.plan.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form as it was deployed.
 *
 * @param id the form's id, which is also its task's
 * @param version tells this wording from the ones before and after
 * @param fields the fields with a key, in the form's order, groups opened
 */
public record Form(String id, String version, List<FormField> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    public Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public Set<String> keys() {
        return fields.stream().map(FormField::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the form is about a case that exists, whose number it asks for, rather than opening one. */
    public boolean namesItsCase() {
        return fields.stream().anyMatch(field -> field.store() == Store.BUSINESS_KEY);
    }
}
