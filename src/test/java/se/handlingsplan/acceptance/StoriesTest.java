package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.worklist.Escalations;

/**
 * What happens to people, told as stories and carried over REST by the agencies that would do it. The persons are invented.
 * Source: the acceptance stories of the domain description, section 8.3.
 */
@HandlingsplanTest
class StoriesTest {

    @RegisterExtension
    final TestClock clock = new TestClock();

    @LocalServerPort
    int port;

    /** Looks at what is overdue, as the product does every few minutes. */
    @Autowired
    Escalations escalations;

    @Test
    void story_5_consent_withdrawn_in_week_three_stops_the_sharing_at_once_but_no_duty() {
        clock.set("2026-03-02T09:00:00Z");
        var ana = identified()
                .answering("ask-consent", consentTo("shelter", "health", "returnprovider"))
                .answering(
                        "hold-first-meeting",
                        lines("protection", "housing", "healthcare", "support", "safereturn"))
                .openedBy("socialservices")
                .carriedUntil(Set.of("draw-up-action-plan"))
                .passes("draw-up-action-plan");
        ana.does("coordinator", "inform-return-options")
                .does("coordinator", "record-voluntary-wish", Map.of("voluntary", "yes"))
                .passes("state-housing-need")
                .does("socialservices", "find-place", Map.of("found", "placeFound"))
                .passes("decide-placement", "accept-guest")
                .does("police", "assess-threat", Map.of("threatLevel", "medium"))
                .does("socialservices", "assess-continued-violence", Map.of("violenceLevel", "medium"))
                .does("police", "set-risk-level", Map.of("riskLevel", "medium", "reasonsForDiffering", "the wider picture"))
                .does(
                        "police",
                        "decide-measures",
                        Map.of("measures", List.of("deviceCheck"), "reasonsForDiffering", "the phone was shared", "differsFromProposal", true));
        assertThat(ana.reads("shelter", "check-device-and-accounts"))
                .containsEntry("languages", "Romanian")
                .containsEntry("contactWay", "Text message in the morning.");

        clock.forward(Duration.ofDays(4));
        ana.dueTimersFire()
                .does("coordinator", "confirm-voluntary-wish", Map.of("stillWishes", "yes", "consentToShareWithIom", "yes"));
        assertThat(ana.waitsFor("returnprovider")).contains("assess-return-risk");

        clock.set("2026-03-18T13:00:00Z");
        ana.does("socialservices", "ask-acute-health", Map.of("wantsCare", "yes", "careNeeded", "acute"))
                .does("health", "give-acute-care", Map.of("childConcern", "yes"))
                .reports("shelter", "consent-withdrawn", Map.of());

        assertThat(ana.waitsFor("returnprovider")).doesNotContain("assess-return-risk");
        assertThat(ana.waitsFor("coordinator")).contains("stop-sharing-with-provider");
        assertThat(ana.waitsFor("shelter")).doesNotContain("check-device-and-accounts");
    }

    private CaseByRest identified() {
        var opening = new HashMap<String, Object>(Map.of(
                "ageBand", "adult",
                "sex", "woman",
                "foundMunicipality", "0180",
                "stayMunicipality", "0180",
                "identifiedAlready", true,
                "givenName", "Ana",
                "familyName", "Fictional-Ionescu",
                "languages", "ro",
                "contactWay", "Text message in the morning."));
        return new CaseByRest(new EngineRest(port)).answering("open-case", opening);
    }

    private static Map<String, Object> consentTo(String... roles) {
        return Map.of("consentToCoordinate", "yes", "shareWith", List.of(roles), "validUntil", "+180d");
    }

    private static Map<String, Object> lines(String... lines) {
        return Map.of("linesNeeded", List.of(lines));
    }
}
