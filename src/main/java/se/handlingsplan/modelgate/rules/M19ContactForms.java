package se.handlingsplan.modelgate.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.FormFile;
import se.handlingsplan.modelgate.model.Model;

/**
 * M19: a form that leads to a contact with the person begins with what keeps that contact safe: language, interpreter,
 * preferred sex of the worker, safe times and the safe way. Source: decision 0010; needs named in the seed ("the language is the barrier").
 */
final class M19ContactForms implements ModelRule {

    private static final String HEAD = "before-contact";
    private static final List<String> IN_ORDER =
            List.of("languages", "interpreterNeeded", "workerSexPreferred", "safeTimes", "contactWay");
    private static final Map<String, Asked> ASKED = Map.of(
            "languages",
            new Asked(
                    Set.of("select"),
                    "journal",
                    List.of(
                            "sv", "en", "ro", "bg", "th", "uk", "es", "vi", "ar", "fa", "prs", "sr", "ru", "pl", "hu",
                            "so", "ti", "mn", "other")),
            "interpreterNeeded",
            new Asked(Set.of("select", "radio"), "journal", List.of("yes", "no", "notAsked", "doesNotWantToSay")),
            "workerSexPreferred",
            new Asked(Set.of("select", "radio"), "journal", List.of("woman", "man", "noPreference", "notAsked")),
            "safeTimes",
            new Asked(Set.of("checklist"), "journal", List.of("morning", "day", "evening", "night")),
            "contactWay",
            new Asked(Set.of("textarea"), "identity", List.of()));

    /** How a fact is asked, so that its answer is understood wherever it is shown. */
    private record Asked(Set<String> types, String store, List<String> options) {

        boolean by(FormComponent field) {
            return types.contains(field.type())
                    && field.store().equals(store)
                    && Set.of("plan", "line").contains(field.property("visibility"))
                    && field.options().equals(options);
        }
    }

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (FormFile form : model.forms()) {
            for (FormComponent component : form.components()) {
                if (IN_ORDER.contains(component.key())) {
                    checkFact(form, component, findings);
                }
            }
            checkHead(form, findings);
        }
        return findings;
    }

    private void checkFact(FormFile form, FormComponent field, List<Finding> findings) {
        Asked asked = ASKED.get(field.key());
        if (field.store().equals("shown")) {
            if (!Set.of("textfield", "textarea").contains(field.type())) {
                findings.add(error(
                        "c",
                        form.path(),
                        field.key(),
                        "The fact is shown by a " + field.type() + "; the server writes it out in words.",
                        "Show it in a textfield or a textarea."));
            }
        } else if (asked != null && !asked.by(field)) {
            findings.add(error(
                    "d",
                    form.path(),
                    field.key(),
                    "The fact is asked in another way than elsewhere.",
                    "Ask it as " + asked.types().stream().sorted().toList() + " with store=" + asked.store()
                            + ", visibility plan (or line) and the options " + asked.options() + "."));
        }
    }

    private void checkHead(FormFile form, List<Finding> findings) {
        JsonNode properties = form.json().path("properties");
        properties.fieldNames().forEachRemaining(property -> {
            if (!property.equals("contact")
                    || !properties.path(property).asText().equals("true")) {
                findings.add(error(
                        "a",
                        form.path(),
                        form.name(),
                        "The form's property \"" + property + "\" is not known, or has another value than true.",
                        "Write \"contact\": \"true\", or take it away."));
            }
        });
        Optional<FormComponent> head = form.components().stream()
                .filter(component -> component.id().equals(HEAD))
                .findFirst();
        boolean contact = properties.has("contact");
        if (contact
                && !form.json().path("components").path(0).path("id").asText().equals(HEAD)) {
            findings.add(error(
                    "b",
                    form.path(),
                    form.name(),
                    "The form leads to a contact with the person, but does not begin with what keeps it safe.",
                    "Let the group " + HEAD + " come first."));
        } else if (head.isPresent() && !contact) {
            findings.add(error(
                    "a",
                    form.path(),
                    form.name(),
                    "The form has the head of a contact form without saying that it is one.",
                    "Add \"properties\": {\"contact\": \"true\"} beside the form's id."));
        }
        head.ifPresent(group -> checkFacts(form, group, findings));
    }

    private void checkFacts(FormFile form, FormComponent group, List<Finding> findings) {
        var keys = new ArrayList<String>();
        for (JsonNode child : group.json().path("components")) {
            if (child.has("key")) {
                keys.add(child.path("key").asText());
            }
        }
        if (!group.type().equals("group") || !keys.equals(IN_ORDER)) {
            findings.add(error(
                    "b",
                    form.path(),
                    HEAD,
                    "The head has the fields " + keys + ".",
                    "Let it have " + IN_ORDER + ", in this order."));
        }
        if (!group.text("conditional.hide").isEmpty()) {
            findings.add(error("b", form.path(), HEAD, "The head can be hidden.", "Take its condition away."));
        }
    }
}
