package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.HandlingsplanTest;

/** From the first report to the close, over REST alone, by the right demo user for each task. */
@HandlingsplanTest
class OneCaseFromReportToClosureTest {

    @LocalServerPort
    int port;

    @Test
    void a_person_is_identified_housed_followed_up_and_the_plan_ends() {
        var aCase = opened().answering(
                        "ask-consent", Map.of("consentToCoordinate", "yes", "shareWith", List.of("shelter")))
                .answering("hold-first-meeting", Map.of("linesNeeded", List.of("housing")))
                .answering("find-place", Map.of("found", "placeFound"))
                .answering("follow-up-placement", Map.of("stayOn", "leave"))
                .openedBy("socialservices")
                .carriedToTheEnd();

        assertThat(aCase.isRunning()).isFalse();
        assertThat(aCase.stepsDone())
                .containsSubsequence("name-participants", "decide-identification", "ask-consent", "hold-first-meeting")
                .contains("accept-guest", "receive-person", "end-placement", "review-action-plan", "record-outcome")
                .doesNotContain("inform-without-names", "refer-elsewhere");
    }

    @Test
    void consent_refused_lets_the_plan_run_without_names() {
        var aCase = opened().answering("ask-consent", Map.of("consentToCoordinate", "no"))
                .openedBy("police")
                .carriedToTheEnd();

        assertThat(aCase.isRunning()).isFalse();
        assertThat(aCase.stepsDone()).contains("inform-without-names", "hold-first-meeting", "record-outcome");
    }

    @Test
    void not_presumed_is_handed_on_to_ordinary_support_and_closed() {
        var aCase = opened().answering("decide-identification", Map.of("outcome", "notPresumed"))
                .openedBy("health")
                .carriedToTheEnd();

        assertThat(aCase.isRunning()).isFalse();
        assertThat(aCase.stepsDone())
                .contains("refer-elsewhere", "decide-closure")
                .doesNotContain("ask-consent", "find-place");
    }

    private CaseByRest opened() {
        return new CaseByRest(new EngineRest(port))
                .answering(
                        "open-case",
                        Map.of("ageBand", "adult", "foundMunicipality", "0180", "stayMunicipality", "0180"));
    }
}
