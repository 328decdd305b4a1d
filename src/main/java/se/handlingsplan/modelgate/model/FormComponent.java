package se.handlingsplan.modelgate.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A component of a form: a field, a group, a text. */
public record FormComponent(JsonNode json) {

    public String type() {
        return json.path("type").asText("");
    }

    public String id() {
        return json.path("id").asText("");
    }

    public String key() {
        return json.path("key").asText("");
    }

    /** How findings and translations name it: its key, or its id where it has none. */
    public String address() {
        return key().isEmpty() ? id() : key();
    }

    public String property(String name) {
        return json.path("properties").path(name).asText("");
    }

    /** Where the answer goes: {@code routing}, {@code journal}, {@code identity}; empty when not said. */
    public String store() {
        return property("store");
    }

    /** A text of the component, at a path such as {@code validate.patternErrorMessage}; empty when it has none. */
    public String text(String path) {
        JsonNode node = json;
        for (String step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.isTextual() ? node.textValue() : "";
    }

    /** The values of fixed options, in order. */
    public List<String> options() {
        var options = new ArrayList<String>();
        for (JsonNode option : json.path("values")) {
            options.add(option.path("value").asText(""));
        }
        return options;
    }

    /** The variables that an answer becomes: one per option of a checklist, else one with the field's key. */
    public List<String> variables() {
        if (!type().equals("checklist")) {
            return List.of(key());
        }
        return options().stream().map(option -> variable(key(), option)).toList();
    }

    /** The variable that says whether an option of a checklist is ticked. */
    public static String variable(String key, String option) {
        return option.isEmpty() ? key : key + option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
    }
}
