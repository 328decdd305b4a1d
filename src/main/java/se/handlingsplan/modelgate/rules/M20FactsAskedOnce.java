package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.FormFile;
import se.handlingsplan.modelgate.model.Model;

/**
 * M20: a fact about the person has one key and one kind in all forms and comes back pre-filled, so that nobody asks the
 * person the same thing again.
 */
final class M20FactsAskedOnce implements ModelRule {

    private record Asking(FormFile form, FormComponent field) {}

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        Map<String, Asking> first = new HashMap<>();
        for (FormFile form : model.forms()) {
            for (FormComponent field : form.components()) {
                if (!field.key().isEmpty() && !field.store().equals("shown")) {
                    check(new Asking(form, field), first, findings);
                }
            }
        }
        return findings;
    }

    private void check(Asking asking, Map<String, Asking> first, List<Finding> findings) {
        String key = asking.field().key();
        String file = asking.form().path();
        String fact = PersonFacts.OTHER_NAMES.get(key);
        if (fact != null) {
            findings.add(error(
                    "a",
                    file,
                    key,
                    "It asks under another name for what forms call " + fact
                            + ": the answer known would not come along.",
                    "Use the key " + fact + "."));
        }
        if (!PersonFacts.KEYS.contains(key)) {
            return;
        }
        if (!asking.field().property("prefill").isEmpty()) {
            findings.add(error(
                    "b",
                    file,
                    key,
                    "It asks for a fact about the person without showing what is known.",
                    "Take the property prefill away."));
        }
        Asking before = first.putIfAbsent(key, asking);
        if (before != null && !isAskedAlike(before.field(), asking.field())) {
            findings.add(error(
                    "c",
                    file,
                    key,
                    "It asks in another way than " + before.form().path()
                            + ": an answer given there does not fit here.",
                    "Use the same kind of field and the same options in both."));
        }
    }

    private static boolean isAskedAlike(FormComponent one, FormComponent other) {
        return kind(one).equals(kind(other)) && new HashSet<>(one.options()).equals(new HashSet<>(other.options()));
    }

    private static String kind(FormComponent field) {
        return switch (field.type()) {
            case "radio", "select" -> "choice";
            case "textfield", "textarea" -> "text";
            case "datetime" -> "datetime " + field.text("subtype");
            default -> field.type();
        };
    }
}
