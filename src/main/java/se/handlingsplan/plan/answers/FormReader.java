package se.handlingsplan.plan.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.Option;

/** Reads a Camunda Form (form-js schema) into what the server needs of it. */
public final class FormReader {

    static final int LONGEST_TEXT = 200;
    static final int LONGEST_TEXT_AREA = 10_000;

    private static final Pattern EMAIL = Pattern.compile("^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$");
    private static final Pattern PHONE = Pattern.compile("^(\\+|00)(297|93|244|1|[0-9]{1,3})[0-9 ()-]{4,20}$");

    private final ObjectMapper json;

    public FormReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads a form file.
     *
     * @param version becomes the form's version
     * @throws UnreadableForm when it isn't a form, or has a component that no answer could be checked for
     */
    public Form read(byte[] file, String version) {
        JsonNode root;
        try {
            root = json.readTree(file);
        } catch (IOException e) {
            throw new UnreadableForm("not JSON", e);
        }
        String id = root.path("id").asText();
        if (id.isEmpty() || !root.path("components").isArray()) {
            throw new UnreadableForm("a form has an id and components");
        }
        var fields = new ArrayList<FormField>();
        collect(root, List.of(), false, fields);
        return new Form(id, version, fields);
    }

    private static void collect(JsonNode parent, List<String> hiddenWhen, boolean readOnly, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            var conditions = new ArrayList<>(hiddenWhen);
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                conditions.add(hide.strip().replaceFirst("^=", ""));
            }
            boolean fixed = readOnly
                    || component.path("readonly").asBoolean()
                    || component.path("disabled").asBoolean();
            if (component.path("components").isArray()) {
                collect(component, conditions, fixed, fields);
            } else if (component.hasNonNull("key")) {
                fields.add(field(component, conditions, fixed));
            }
        }
    }

    private static FormField field(JsonNode component, List<String> hiddenWhen, boolean readOnly) {
        var properties = new HashMap<String, String>();
        component
                .path("properties")
                .properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asText()));
        String key = component.path("key").asText();
        var field = new Field(key, label(component, key), textOrNull(component, "valuesKey"), properties);
        Kind kind = kind(component, key);
        return new FormField(
                field,
                kind,
                Store.of(properties.getOrDefault("store", "journal")),
                Visibility.of(properties.getOrDefault("visibility", "agency")).orElse(Visibility.AGENCY),
                hiddenWhen,
                readOnly,
                limits(component, kind),
                options(component));
    }

    private static String label(JsonNode component, String key) {
        for (String name : List.of("label", "dateLabel", "dateTimeLabel")) {
            String label = component.path(name).asText("");
            if (!label.isBlank()) {
                return label;
            }
        }
        return key;
    }

    private static Kind kind(JsonNode component, String key) {
        String type = component.path("type").asText();
        return switch (type) {
            case "textfield" -> Kind.TEXT;
            case "textarea" -> Kind.TEXTAREA;
            case "number" -> Kind.NUMBER;
            case "checkbox" -> Kind.CHECKBOX;
            case "radio", "select" -> Kind.CHOICE;
            case "checklist" -> Kind.CHECKLIST;
            case "datetime" -> component.path("subtype").asText("date").equals("date") ? Kind.DATE : Kind.DATE_TIME;
            default ->
                throw new UnreadableForm("field " + key + " has the type " + type + ", which no form here may have");
        };
    }

    private static Limits limits(JsonNode component, Kind kind) {
        JsonNode validate = component.path("validate");
        return new Limits(
                validate.path("required").asBoolean(),
                integerOrNull(validate, "minLength"),
                maxLength(validate, kind),
                pattern(validate),
                decimalOrNull(validate, "min"),
                decimalOrNull(validate, "max"),
                integerOrNull(component, "decimalDigits"),
                component.path("serializeToString").asBoolean(),
                component.path("disallowPassedDates").asBoolean());
    }

    private static @Nullable Integer maxLength(JsonNode validate, Kind kind) {
        int most =
                switch (kind) {
                    case TEXT -> LONGEST_TEXT;
                    case TEXTAREA -> LONGEST_TEXT_AREA;
                    default -> 0;
                };
        Integer said = integerOrNull(validate, "maxLength");
        return most == 0 ? said : said == null ? Integer.valueOf(most) : said;
    }

    private static @Nullable Pattern pattern(JsonNode validate) {
        String said = validate.path("pattern").asText("");
        if (!said.isEmpty()) {
            return Pattern.compile(said);
        }
        return switch (validate.path("validationType").asText("")) {
            case "email" -> EMAIL;
            case "phone" -> PHONE;
            default -> null;
        };
    }

    private static List<Option> options(JsonNode component) {
        var options = new ArrayList<Option>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asText();
            options.add(new Option(value, option.path("label").asText(value)));
        }
        return options;
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static @Nullable Integer integerOrNull(JsonNode node, String name) {
        return node.path(name).canConvertToInt()
                ? Integer.valueOf(node.path(name).asInt())
                : null;
    }

    private static @Nullable BigDecimal decimalOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isTextual() && !value.asText().isBlank()
                ? new BigDecimal(value.asText().strip())
                : null;
    }
}
