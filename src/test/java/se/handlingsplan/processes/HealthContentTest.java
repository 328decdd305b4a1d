package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import se.handlingsplan.demo.FormAnswers;

/** What is said about somebody's health stays with the agency that was told, whatever form it is written in. */
class HealthContentTest {

    /** What steers care without telling what is wrong. */
    private static final Set<String> ROUTING = Set.of(
            "appointmentOn",
            "careForChild",
            "careLevel",
            "careNeeded",
            "careNext",
            "carePayer",
            "childConcern",
            "concernAbout",
            "consentToShareHealth",
            "documentationWanted",
            "fitToBeHeard",
            "fitToTravel",
            "heldOn",
            "lateBecause",
            "newCareDate",
            "present",
            "sipNeeded",
            "urgentMeasure",
            "wantsCare");

    @Test
    void no_finding_steers_the_process() throws IOException {
        assertThat(keys(field -> store(field).equals("routing"))).isEqualTo(new TreeSet<>(ROUTING));
    }

    @Test
    void others_read_only_what_the_person_lets_them_know_and_the_coordinators_own_note() throws IOException {
        assertThat(keys(field ->
                        !store(field).equals("routing") && !visibility(field).equals("agency")))
                .containsExactly("lateCareNotes", "noteForLine", "sipAgreed");
    }

    @Test
    void a_note_for_others_is_not_asked_for_without_consent() throws IOException {
        for (JsonNode field : fields().values()) {
            if (Set.of("noteForLine", "sipAgreed").contains(field.path("key").asText())) {
                assertThat(field.path("conditional").path("hide").asText())
                        .isEqualTo("=consentToShareHealth != \"yes\"");
            }
        }
    }

    private static Set<String> keys(Predicate<JsonNode> which) throws IOException {
        var keys = new TreeSet<String>();
        fields().values().stream()
                .filter(which)
                .forEach(field -> keys.add(field.path("key").asText()));
        return keys;
    }

    /** The fields that take an answer, by form and key. */
    private static TreeMap<String, JsonNode> fields() throws IOException {
        var json = new ObjectMapper();
        var fields = new TreeMap<String, JsonNode>();
        try (var files = Files.list(Path.of("forms/healthcare"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                for (JsonNode field : FormAnswers.fields(json.readTree(file.toFile()))) {
                    fields.put(file + " " + field.path("key").asText(), field);
                }
            }
        }
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static String store(JsonNode field) {
        return field.path("properties").path("store").asText();
    }

    private static String visibility(JsonNode field) {
        return field.path("properties").path("visibility").asText();
    }
}
