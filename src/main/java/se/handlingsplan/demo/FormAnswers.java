package se.handlingsplan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills in a Camunda Form the way a hurried caseworker would: what is wished, what is required, nothing more. The same form
 * and wishes always give the same answers.
 */
public final class FormAnswers {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'");

    private final LocalDate today;

    public FormAnswers(LocalDate today) {
        this.today = today;
    }

    /**
     * Answers that the form accepts, by field key.
     *
     * @param form the form as deployed
     * @param wishes answers to give; those for fields that the form doesn't have are left out; a date may be relative to
     *     today: {@code +7d}, {@code -3d}
     */
    public Map<String, Object> fill(JsonNode form, Map<String, ?> wishes) {
        var answers = new LinkedHashMap<String, Object>();
        for (JsonNode field : fields(form)) {
            String key = field.path("key").asText();
            Object wish = wishes.get(key);
            if (wish != null) {
                answers.put(key, asAsked(field, wish));
            } else if (field.path("validate").path("required").asBoolean()) {
                required(field).ifPresent(answer -> answers.put(key, answer));
            }
        }
        giveReasons(form, answers);
        return answers;
    }

    /** The fields of a form that take an answer, in the order of the form, groups opened. */
    public static List<JsonNode> fields(JsonNode form) {
        var found = new ArrayList<JsonNode>();
        for (JsonNode component : form.path("components")) {
            if (component.has("components")) {
                found.addAll(fields(component));
            } else if (component.hasNonNull("key")
                    && !component.path("readonly").asBoolean()) {
                found.add(component);
            }
        }
        return found;
    }

    /** Whoever decides has reasons, in case it isn't what was proposed. */
    private static void giveReasons(JsonNode form, Map<String, Object> answers) {
        for (JsonNode field : fields(form)) {
            JsonNode reasons = field.path("properties").path("reasonsKey");
            if (!reasons.isMissingNode()
                    && answers.containsKey(field.path("key").asText())) {
                answers.putIfAbsent(reasons.asText(), "–");
            }
        }
    }

    private Object asAsked(JsonNode field, Object wish) {
        if (!field.path("type").asText().equals("datetime") || !(wish instanceof String text) || !text.endsWith("d")) {
            return wish;
        }
        LocalDate day = today.plusDays(Long.parseLong(text.substring(0, text.length() - 1)));
        return onDay(field, day);
    }

    private Optional<Object> required(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "checkbox" -> Optional.of(true);
            case "number" -> Optional.of(field.path("validate").path("min").asInt(1));
            case "datetime" -> Optional.of(onDay(field, today));
            case "select", "radio" -> Optional.ofNullable(firstOption(field));
            case "checklist" -> Optional.ofNullable(firstOption(field)).map(List::of);
            default -> Optional.of("–");
        };
    }

    private static Object onDay(JsonNode field, LocalDate day) {
        return field.path("subtype").asText().equals("date")
                ? day.toString()
                : DATE_TIME.format(day.atTime(9, 0).atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String firstOption(JsonNode field) {
        JsonNode first = field.path("values").path(0).path("value");
        return first.isMissingNode() ? null : first.asText();
    }
}
