package se.handlingsplan.modelgate.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The texts of a file that people see, each by the key that its translation has. */
public final class VisibleTexts {

    /** Named for the engine, not for people. */
    private static final Set<String> TOKENS = Set.of(
            "message",
            "signal",
            "error",
            "escalation",
            "camunda:property",
            "camunda:inputParameter",
            "camunda:outputParameter");

    private static final List<String> FORM_TEXTS = List.of(
            "label",
            "description",
            "text",
            "content",
            "dateLabel",
            "timeLabel",
            "appearance.prefixAdorner",
            "appearance.suffixAdorner",
            "validate.patternErrorMessage",
            "validate.minLengthErrorMessage",
            "validate.maxLengthErrorMessage");

    private VisibleTexts() {}

    /** {@code <elementId>.name}, {@code <elementId>.documentation}, and {@code <elementId>.text} of annotations. */
    public static Map<String, String> of(BpmnFile file) {
        var texts = new LinkedHashMap<String, String>();
        file.root().children().stream()
                .filter(child -> !child.name().startsWith("bpmndi:"))
                .flatMap(XmlElement::all)
                .filter(element -> element.has("id") && !TOKENS.contains(element.name()))
                .forEach(element -> {
                    put(texts, element.id() + ".name", element.get("name"));
                    put(texts, element.id() + ".documentation", element.textOf("documentation"));
                    if (element.name().equals("textAnnotation")) {
                        put(texts, element.id() + ".text", element.textOf("text"));
                    }
                });
        return texts;
    }

    /** {@code form.title}, {@code <component>.label}, {@code <component>.values.<value>} and the like. */
    public static Map<String, String> of(FormFile file) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, "form.title", file.json().path("title").asText(""));
        for (FormComponent component : file.components()) {
            String address = component.address();
            for (String path : FORM_TEXTS) {
                put(texts, address + "." + path, component.text(path));
            }
            component.json().path("validate").properties().forEach(rule -> {
                if (rule.getKey().endsWith("Message")) {
                    put(
                            texts,
                            address + ".validate." + rule.getKey(),
                            rule.getValue().asText(""));
                }
            });
            for (JsonNode option : component.json().path("values")) {
                put(
                        texts,
                        address + ".values." + option.path("value").asText(""),
                        option.path("label").asText(""));
            }
        }
        return texts;
    }

    /** {@code <id>.name} and {@code <id>.label} of decisions and columns; they need no translation but may have one. */
    public static Map<String, String> of(DecisionFile file) {
        var texts = new LinkedHashMap<String, String>();
        file.root().all().filter(element -> element.has("id")).forEach(element -> {
            put(texts, element.id() + ".name", element.get("name"));
            put(texts, element.id() + ".label", element.get("label"));
            put(texts, element.id() + ".description", element.textOf("description"));
        });
        return texts;
    }

    private static void put(Map<String, String> texts, String key, String text) {
        if (!text.isBlank()) {
            texts.put(key, text);
        }
    }
}
