package se.handlingsplan.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves Tasklist's English texts, reworded where they would mislead a caseworker; the Swedish ones are a file of our own.
 */
@RestController
class TasklistTextsController {

    private static final String SHIPPED = "META-INF/resources/webjars/camunda/app/tasklist/locales/en.json";

    private static final Map<String, String> REWORDED = Map.ofEntries(
            Map.entry("APP_VENDOR", "Handlingsplan"),
            Map.entry("BANNER_CE_EOL_TEXT", ""),
            Map.entry("BUSINESS_KEY", "Case number"),
            Map.entry("CLAIM_TASK", "Claim this task"),
            Map.entry("COMPLETE_ERROR", "The task could not be completed"),
            Map.entry("FIRST_LOGIN_HEADING", "Welcome to Handlingsplan"),
            Map.entry("FIRST_LOGIN_INFO", ""),
            Map.entry("NO_MATCHING_TASK", "No tasks here."),
            Map.entry("NO_PROCESS_DEFINITION_AVAILABLE", "There is nothing that you can start."),
            Map.entry("PROCESS_INSTANCE_BUSINESS_KEY", "Case number"),
            Map.entry("PROCESS_START_ERROR", "It could not be started"),
            Map.entry("PROCESS_START_OK", "Started."),
            Map.entry("SAVE_HINT", "Save a draft and go on later"),
            Map.entry("SEARCH_PLACEHOLDER", "Search the tasks"),
            Map.entry("UNCLAIM_TASK", "Give back"));

    private final String texts;

    TasklistTextsController(ObjectMapper json) throws IOException {
        String shipped = new ClassPathResource(SHIPPED).getContentAsString(StandardCharsets.UTF_8);
        var all = (ObjectNode) json.readTree(shipped.replace("\uFEFF", ""));
        var labels = (ObjectNode) all.get("labels");
        REWORDED.forEach(labels::put);
        this.texts = json.writeValueAsString(all);
    }

    @GetMapping(path = "/camunda/app/tasklist/locales/en.json", produces = "application/json;charset=UTF-8")
    String english() {
        return texts;
    }
}
