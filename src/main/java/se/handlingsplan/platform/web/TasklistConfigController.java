package se.handlingsplan.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.handlingsplan.shared.Texts;

/**
 * Serves Tasklist's configuration: our name, our scripts and the one language of this installation.
 *
 * <p>Only one language is offered: Tasklist sets its dates by the language loaded last, so two would be mixed.
 */
@RestController
class TasklistConfigController {

    private static final List<String> SCRIPT_TEXTS = List.of(
            "draft.saved",
            "draft.failed",
            "draft.expired",
            "worker.you",
            "worker.other",
            "worker.since",
            "case",
            "case.agency",
            "case.daysLeft",
            "case.due",
            "case.empty",
            "case.failed",
            "case.free",
            "case.loading",
            "case.none",
            "case.overdue",
            "case.periods",
            "case.step",
            "case.taken",
            "case.until",
            "case.waiting");

    /** What Tasklist's parts say in English only; {@code form-texts.js} knows their words for these. */
    private static final List<String> FORM_TEXTS = List.of(
            "search",
            "select",
            "nothing",
            "allSelected",
            "required",
            "pattern",
            "min",
            "max",
            "minLength",
            "maxLength",
            "email",
            "phone",
            "number",
            "whole",
            "decimal",
            "decimals",
            "step",
            "dateTime",
            "time",
            "timeOfDay",
            "close",
            "month",
            "year",
            "yearLetter");

    /** Values that routing variables may have and Tasklist shows in its lists. */
    private static final List<String> TOKENS = List.of(
            "critical",
            "high",
            "medium",
            "low",
            "notAssessed",
            "plan",
            "identification",
            "protection",
            "housing",
            "healthcare",
            "legalaid",
            "safereturn",
            "support",
            "operation",
            "selfreferral",
            "event");

    private final Texts texts;
    private final ObjectMapper json;

    TasklistConfigController(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @GetMapping(path = "/camunda/app/tasklist/scripts/config.js", produces = "text/javascript;charset=UTF-8")
    String config() throws JsonProcessingException {
        String language = texts.language();
        var config = new TasklistConfig(
                new App(texts.get("platform.tasklist.name"), "Handlingsplan"),
                new Locales(List.of(language), language),
                List.of("handlingsplan/hp", "handlingsplan/case"),
                true,
                Map.of(),
                new Own(
                        language,
                        said("platform.tasklist.", SCRIPT_TEXTS),
                        said("platform.tasklist.word.", TOKENS),
                        said("platform.tasklist.form.", FORM_TEXTS)));
        return "export default " + json.writeValueAsString(config) + ";\n";
    }

    private Map<String, String> said(String prefix, List<String> keys) {
        var said = new TreeMap<String, String>();
        keys.forEach(key -> said.put(key, texts.get(prefix + key)));
        return said;
    }

    /** Tasklist's own member names, and {@code handlingsplan} for our scripts. */
    private record TasklistConfig(
            App app,
            Locales locales,
            List<String> customScripts,
            boolean disableWelcomeMessage,
            Map<String, Object> shortcuts,
            Own handlingsplan) {}

    private record App(String name, String vendor) {}

    private record Locales(List<String> availableLocales, String fallbackLocale) {}

    private record Own(
            String language, Map<String, String> texts, Map<String, String> words, Map<String, String> formTexts) {}
}
