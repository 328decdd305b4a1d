package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.HandlingsplanTest;

/** Nobody is asked for a fact twice, and nobody finds another step's reasons in the own form. */
@HandlingsplanTest
class PrefilledFormsTest {

    @LocalServerPort
    int port;

    @Test
    void a_fact_comes_along_and_reasons_stay_with_the_step_for_which_they_were_written() {
        var rest = new EngineRest(port);
        var aCase = new CaseByRest(rest)
                .answering("open-case", Map.of("ageBand", "adult", "stayMunicipality", "0180", "sex", "man"))
                .answering("assess-indicators", Map.of("reasons", "what was weighed"))
                .answering("hold-first-meeting", Map.of("linesNeeded", java.util.List.of("housing")))
                .openedBy("socialservices")
                .carriedUntil(Set.of("consider-police-report"));

        assertThat(form(rest, aCase, "consider-police-report")).doesNotContain("what was weighed");

        aCase.carriedUntil(Set.of("state-housing-need"));
        assertThat(form(rest, aCase, "state-housing-need"))
                .contains("\"adult\"")
                .contains("\"man\"");
    }

    @Test
    void a_contact_form_begins_with_what_keeps_the_contact_safe_in_words() {
        var rest = new EngineRest(port);
        var aCase = new CaseByRest(rest)
                .answering(
                        "open-case",
                        Map.of(
                                "ageBand",
                                "adult",
                                "stayMunicipality",
                                "0180",
                                "languages",
                                "ro",
                                "interpreterNeeded",
                                "yes",
                                "safeTimes",
                                java.util.List.of("morning", "evening"),
                                "contactWay",
                                "text messages only"))
                .answering(
                        "arrange-interpreter",
                        Map.of("workerSexPreferred", "woman", "safeTimes", java.util.List.of("day")))
                .openedBy("socialservices")
                .carriedUntil(Set.of("ask-consent", "meet-acute-needs"));

        assertThat(form(rest, aCase, "meet-acute-needs"))
                .contains("Romanian", "Yes", "Morning, evening", "text messages only");

        aCase.carriedUntil(Set.of("hold-identification-talk"));
        assertThat(form(rest, aCase, "hold-identification-talk"))
                .contains("Romanian", "Woman", "\"Day\"", "text messages only")
                .doesNotContain("evening");
    }

    private static String form(EngineRest rest, CaseByRest aCase, String step) {
        JsonNode task = rest.get(
                        "socialservices",
                        "/task?taskDefinitionKey=" + step + "&processInstanceBusinessKey=" + aCase.number())
                .get(0);
        return rest.get("socialservices", "/task/" + task.get("id").asText() + "/form-variables")
                .toString();
    }
}
