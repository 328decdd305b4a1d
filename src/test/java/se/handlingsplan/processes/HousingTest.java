package se.handlingsplan.processes;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.handlingsplan.HandlingsplanTest;

/** From the need to a safe place, until the person lives elsewhere. */
@HandlingsplanTest
class HousingTest {

    @RegisterExtension
    static final Line housing = new Line("housing");

    @Test
    void a_person_moves_in_is_followed_up_and_moves_on() {
        begins().when("state-housing-need", Map.of("sex", "woman"))
                .knows("proposedKind", "shelteredWomen")
                .when("find-place", Map.of("found", "placeFound"))
                .when("decide-placement", Map.of("decision", "granted"))
                .offers("accept-guest", "plattformen")
                .when("accept-guest", Map.of("accepts", "yes"))
                .waitsForNothingBut("confirm-payer", "arrange-transport-shelter")
                .when("confirm-payer")
                .when("arrange-transport-shelter")
                .when("receive-person")
                .when("follow-up-placement", Map.of("stayOn", "leave"))
                .when("plan-next-housing")
                .when("end-placement")
                .endsAt("housing-ended");
    }

    @Test
    void whoever_searches_long_gets_help_from_the_coordinator() {
        begins().when("state-housing-need")
                .firesIn(Duration.ofHours(4), "no-place-in-time")
                .clockReaches("no-place-in-time")
                .waitsForNothingBut("find-place", "help-find-place")
                .when("help-find-place")
                .hasPassed("place-help-given")
                .waitsForNothingBut("find-place");
    }

    @Test
    void a_new_threat_may_call_for_a_safer_place() {
        begins().reports("new-threat")
                .when("decide-move", Map.of("riskLevel", "critical", "mustMove", "yes"))
                .when("find-safer-place")
                .hasPassed("person-moved")
                .knows("riskLevel", "critical")
                .waitsForNothingBut("state-housing-need");
    }

    private static CaseStory begins() {
        return housing.begins(Map.of("ageBand", "adult", "riskLevel", "medium", "entitlement", "full"));
    }
}
