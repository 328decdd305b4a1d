package se.handlingsplan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The demo's cases speak of steps and fields that exist: a wish for a field that was renamed would be left out in silence. */
class DemoCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, JsonNode>> fieldsByStep = new HashMap<>();
    private DemoCases told;

    @BeforeEach
    void read() throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            for (Path form :
                    files.filter(file -> file.toString().endsWith(".form")).toList()) {
                var fields = new HashMap<String, JsonNode>();
                FormAnswers.fields(JSON.readTree(form.toFile()))
                        .forEach(field -> fields.put(field.path("key").asText(), field));
                fieldsByStep.put(form.getFileName().toString().replace(".form", ""), fields);
            }
        }
        try (var yaml = Files.newInputStream(Path.of("src/main/resources/demo/cases.yaml"))) {
            told = JSON.convertValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml), DemoCases.class);
        }
    }

    @Test
    void every_answer_names_a_field_of_its_steps_form_and_an_option_that_it_has() {
        var wrong = new ArrayList<String>();
        told.usual().forEach((step, answers) -> look(step, answers, wrong));
        for (DemoCase demoCase : told.cases()) {
            look(demoCase.beginsWith().equals("plan") ? "open-case" : "plan-operation", demoCase.start(), wrong);
            demoCase.answers().forEach((step, answers) -> look(step, answers, wrong));
            demoCase.events().forEach(event -> look("report-event", event.answers(), wrong));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_step_that_is_left_exists() {
        var left = new TreeSet<String>();
        told.cases().forEach(demoCase -> left.addAll(demoCase.left()));
        left.removeAll(fieldsByStep.keySet());

        assertThat(left).isEmpty();
    }

    private void look(String step, Map<String, Object> answers, List<String> wrong) {
        Map<String, JsonNode> fields = fieldsByStep.get(step);
        if (fields == null) {
            wrong.add(step + ": no such step");
            return;
        }
        answers.forEach((key, answer) -> {
            JsonNode field = fields.get(key);
            if (field == null) {
                wrong.add(step + "." + key + ": no such field");
            } else if (field.has("values")) {
                var options = field.path("values").findValuesAsText("value");
                var chosen = answer instanceof List<?> list ? list : List.of(answer);
                chosen.stream()
                        .map(String::valueOf)
                        .filter(option -> !options.contains(option))
                        .forEach(option -> wrong.add(step + "." + key + ": no option " + option));
            }
        });
    }
}
