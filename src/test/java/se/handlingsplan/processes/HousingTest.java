package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.housing.Place;
import se.handlingsplan.housing.Places;
import se.handlingsplan.housing.Reservation;
import se.handlingsplan.shared.CaseNumber;

/** From the need for a safe place until the person lives elsewhere. */
@HandlingsplanTest
class HousingTest {

    @RegisterExtension
    static final Line housing = new Line("housing");

    @Autowired
    Places places;

    @Test
    void a_person_moves_in_is_followed_up_and_moves_on() {
        begins("adult", "medium")
                .offers("state-housing-need", "stockholm")
                .when("state-housing-need", Map.of("sex", "woman"))
                .knows("proposedKind", "shelteredWomen")
                .when("find-place", Map.of("found", "placeFound", "placeId", "first"))
                .when("decide-placement", Map.of("decision", "granted"))
                .when("accept-guest", Map.of("accepts", "yes"))
                .waitsForNothingBut("confirm-payer", "arrange-transport-shelter")
                .when("confirm-payer", Map.of("payer", "stockholm"))
                .when("arrange-transport-shelter")
                .when("receive-person")
                .hasNotPassed("apply-child-placement", "apply-nsp-funding")
                .when("follow-up-placement", Map.of("stayOn", "yes"))
                .clockReaches("follow-up-is-due")
                .when("follow-up-placement", Map.of("stayOn", "leave"))
                .when("plan-next-housing")
                .when("end-placement")
                .endsAt("housing-ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "high"})
    void where_the_risk_is_high_the_police_see_to_the_transport(String riskLevel) {
        placed(begins("adult", riskLevel), Map.of())
                .waitsForNothingBut("confirm-payer", "arrange-transport-police")
                .offers("arrange-transport-police", "polisen")
                .when("arrange-transport-police")
                .waitsAt("receive-person");
    }

    @Test
    void children_along_get_a_placement_of_their_own() {
        placed(begins("adult", "low"), Map.of("children", 2))
                .when("arrange-transport-shelter")
                .when("receive-person")
                .when("apply-child-placement")
                .hasPassed("children-considered");
    }

    @Test
    void the_shelter_applies_for_funds_where_the_support_programme_pays() {
        placed(begins("adult", "low"), Map.of())
                .when("confirm-payer", Map.of("payer", "nsp"))
                .when("arrange-transport-shelter")
                .when("receive-person")
                .offers("apply-nsp-funding", "plattformen")
                .when("apply-nsp-funding")
                .hasPassed("funding-applied-for")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void funds_are_not_asked_for_before_the_payer_is_known() {
        placed(housing.begins(known("adult", "low", Map.of("payer", "nsp"))), Map.of())
                .when("arrange-transport-shelter")
                .when("receive-person")
                .waitsForNothingBut("confirm-payer", "follow-up-placement")
                .when("confirm-payer", Map.of("payer", "stockholm"))
                .hasPassed("payer-confirmed")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void who_moves_gets_a_new_place_before_the_old_bed_is_given_up() {
        var story = begins("adult", "low")
                .when("state-housing-need", Map.of("sex", "woman"))
                .when("find-place", Map.of("found", "placeFound", "placeId", "first"))
                .when("decide-placement", Map.of("decision", "granted"))
                .when("accept-guest", Map.of("accepts", "yes"))
                .when("arrange-transport-shelter")
                .when("receive-person");
        Reservation home = places.heldBy(CaseNumber.parse(story.caseNumber()).orElseThrow())
                .orElseThrow();
        story.when("follow-up-placement", Map.of("stayOn", "move"))
                .offers(
                        "prepare-move",
                        places.find(home.place()).orElseThrow().shelter().value())
                .when("prepare-move")
                .waitsForNothingBut("confirm-payer", "state-housing-need")
                .when("state-housing-need");
        String other = places.free().stream()
                .map(Place::id)
                .filter(id -> !id.equals(home.place()))
                .findFirst()
                .orElseThrow();
        story.when("find-place", Map.of("found", "placeFound", "placeId", other))
                .when("decide-placement", Map.of("decision", "granted"))
                .when("accept-guest", Map.of("accepts", "yes"));
        assertThat(places.free()).extracting(Place::id).as("before the move").doesNotContain(home.place());
        story.when("arrange-transport-shelter").when("receive-person");
        assertThat(places.free()).extracting(Place::id).as("after the move").contains(home.place());
        story.when("follow-up-placement", Map.of("stayOn", "leave"))
                .when("plan-next-housing")
                .when("end-placement")
                .hasPassed("housing-ended")
                .goesOn();
    }

    @Test
    void after_five_moves_people_plan_what_comes_next() {
        housing.beginsBefore("follow-up-placement", known("adult", "low", Map.of("followUpRound", 0, "moveRound", 5)))
                .when("follow-up-placement", Map.of("stayOn", "move"))
                .waitsForNothingBut("plan-next-housing");
    }

    @Test
    void nobody_applies_for_funds_before_the_payer_is_confirmed() {
        placed(housing.begins(known("adult", "low", Map.of("payer", "nsp"))), Map.of())
                .when("arrange-transport-shelter")
                .when("receive-person")
                .waitsForNothingBut("confirm-payer", "follow-up-placement")
                .when("confirm-payer", Map.of("payer", "stockholm"))
                .hasPassed("payer-confirmed")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void a_move_ends_one_placement_and_begins_the_search_for_the_next() {
        livesThere()
                .when("follow-up-placement", Map.of("stayOn", "move"))
                .offers("prepare-move", "plattformen")
                .when("prepare-move")
                .knows("moveRound", 1)
                .waitsForNothingBut("state-housing-need")
                .when("state-housing-need", Map.of("riskLevel", "high"))
                .knows("searchRound", 0)
                .waitsForNothingBut("find-place");
    }

    @Test
    void after_five_moves_the_next_housing_is_planned() {
        housing.beginsBefore("follow-up-placement", known("adult", "low", Map.of("moveRound", 4)))
                .when("follow-up-placement", Map.of("stayOn", "move"))
                .when("prepare-move")
                .knows("moveRound", 5);
        housing.beginsBefore("follow-up-placement", known("adult", "low", Map.of("moveRound", 5)))
                .when("follow-up-placement", Map.of("stayOn", "move"))
                .waitsForNothingBut("plan-next-housing");
    }

    @Test
    void who_stays_on_is_followed_up_each_month() {
        livesThere()
                .when("follow-up-placement", Map.of("stayOn", "yes"))
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(30), "follow-up-is-due")
                .clockReaches("follow-up-is-due")
                .when("follow-up-placement", Map.of("stayOn", "yes"))
                .clockReaches("follow-up-is-due")
                .knows("followUpRound", 2)
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void after_twelve_follow_ups_the_next_housing_is_planned() {
        housing.beginsBefore("follow-up-placement", known("adult", "low", Map.of("followUpRound", 11)))
                .when("follow-up-placement", Map.of("stayOn", "yes"))
                .clockReaches("follow-up-is-due")
                .when("follow-up-placement", Map.of("stayOn", "yes"))
                .waitsForNothingBut("plan-next-housing");
    }

    @Test
    void without_a_place_an_adult_gets_a_last_resort_and_the_search_goes_on() {
        begins("adult", "high")
                .when("state-housing-need")
                .when("find-place", Map.of("found", "noPlace"))
                .waitsForNothingBut("arrange-last-resort")
                .when("arrange-last-resort")
                .waitsForNothingBut("find-place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void without_a_place_whoever_may_be_a_child_gets_an_emergency_home(String ageBand) {
        begins(ageBand, "high")
                .when("state-housing-need")
                .when("find-place", Map.of("found", "noPlace"))
                .when("arrange-emergency-home")
                .waitsForNothingBut("find-place");
    }

    @Test
    void without_a_place_an_adult_with_children_gets_an_emergency_home() {
        begins("adult", "high")
                .when("state-housing-need", Map.of("children", 1))
                .when("find-place", Map.of("found", "noPlace"))
                .waitsForNothingBut("arrange-emergency-home");
    }

    @Test
    void after_five_more_searches_the_agencies_settle_it_together() {
        var search = begins("adult", "low").when("state-housing-need");
        for (int searches = 0; searches <= 5; searches++) {
            search.when("find-place", Map.of("found", "noPlace")).when("arrange-last-resort");
        }
        search.offers("settle-housing", "regionkoordinator")
                .when("settle-housing")
                .endsAt("housing-settled");
    }

    @Test
    void a_place_that_says_no_lets_the_search_go_on() {
        begins("adult", "low")
                .when("state-housing-need")
                .when("find-place", Map.of("found", "placeFound"))
                .when("decide-placement", Map.of("decision", "granted"))
                .offers("accept-guest", "plattformen")
                .when("accept-guest", Map.of("accepts", "no", "refusalReason", "full"))
                .waitsForNothingBut("find-place")
                .knows("searchRound", 1);
    }

    @Test
    void a_refused_placement_is_settled_together() {
        begins("adult", "low")
                .when("state-housing-need")
                .when("find-place", Map.of("found", "placeFound"))
                .when("decide-placement", Map.of("decision", "refused"))
                .when("settle-housing")
                .endsAt("housing-settled");
    }

    @Test
    void after_four_hours_of_search_the_coordinator_helps() {
        begins("adult", "low")
                .when("state-housing-need")
                .firesIn(Duration.ofHours(4), "no-place-in-time")
                .clockReaches("no-place-in-time")
                .waitsForNothingBut("find-place", "help-find-place")
                .offers("help-find-place", "regionkoordinator")
                .when("help-find-place")
                .hasPassed("place-help-given")
                .waitsForNothingBut("find-place");
    }

    @Test
    void a_new_threat_may_call_for_a_safer_place() {
        livesThere()
                .reports("new-threat")
                .when("decide-move", Map.of("riskLevel", "critical", "mustMove", "yes"))
                .knows("riskLevel", "critical")
                .when("find-safer-place")
                .hasPassed("person-moved")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void after_a_new_threat_the_place_may_still_be_safe() {
        begins("adult", "low")
                .reports("new-threat")
                .when("decide-move", Map.of("riskLevel", "medium", "mustMove", "no"))
                .hasPassed("place-still-safe")
                .waitsForNothingBut("state-housing-need");
    }

    @Test
    void each_new_threat_is_heeded() {
        livesThere()
                .reports("new-threat")
                .reports("police", "new-threat", Map.of())
                .waitsForNothingBut("follow-up-placement", "decide-move", "decide-move");
    }

    @Test
    void a_person_found_to_be_a_child_is_housed_as_a_child() {
        begins("adult", "low")
                .reports("found-to-be-child")
                .when("find-child-housing")
                .hasPassed("child-housed")
                .knows("ageBand", "child");
    }

    @Test
    void an_adult_may_leave_when_consent_is_withdrawn() {
        livesThere()
                .reports("socialservices", "consent-withdrawn", Map.of())
                .when("narrow-housing", Map.of("wantsToStay", "no"))
                .waitsForNothingBut()
                .hasPassed("housing-declined")
                .endsAt("housing-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void an_adult_who_does_not_say_no_stays_when_consent_is_withdrawn(String wantsToStay) {
        begins("adult", "low")
                .reports("consent-withdrawn")
                .when("narrow-housing", Map.of("wantsToStay", wantsToStay))
                .hasPassed("housing-narrowed")
                .waitsForNothingBut("state-housing-need");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void whoever_may_be_a_child_stays_when_consent_is_withdrawn(String ageBand) {
        begins(ageBand, "low")
                .reports("consent-withdrawn")
                .when("narrow-housing", Map.of("wantsToStay", "no"))
                .hasPassed("housing-narrowed")
                .waitsForNothingBut("state-housing-need");
    }

    @Test
    void an_adult_who_declines_the_housing_leaves_it() {
        livesThere()
                .reports("shelter", "housing-declined", Map.of())
                .hasPassed("adult-declined")
                .waitsForNothingBut()
                .endsAt("housing-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void whoever_may_be_a_child_and_declines_the_housing_is_heard_and_stays(String ageBand) {
        begins(ageBand, "low")
                .reports("shelter", "housing-declined", Map.of())
                .offers("hear-child-about-housing", "stockholm")
                .when("hear-child-about-housing")
                .hasPassed("child-stays-housed")
                .waitsForNothingBut("state-housing-need");
    }

    @Test
    void the_bed_of_a_missing_person_is_kept_for_three_days() {
        livesThere()
                .reports("person-missing")
                .offers("keep-bed", "plattformen")
                .when("keep-bed")
                .hasPassed("bed-held")
                .firesIn(Duration.ofHours(72), "bed-kept-long-enough")
                .clockReaches("bed-kept-long-enough")
                .hasPassed("bed-released")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void a_person_who_is_found_takes_the_bed_again() {
        livesThere()
                .reports("person-missing")
                .reports("police", "person-found", Map.of())
                .hasPassed("bed-taken-again")
                .waitsForNothingBut("follow-up-placement", "keep-bed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"returned", "staysAway"})
    void who_left_and_is_reached_is_not_missing(String reached) {
        livesThere()
                .reports("shelter", "person-left-housing", Map.of())
                .when("try-to-reach-person", Map.of("reached", reached))
                .hasPassed("person-reached")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void who_left_and_is_not_reached_is_missing() {
        livesThere()
                .reports("person-left-housing")
                .when("try-to-reach-person", Map.of("reached", "notReached"))
                .hasPassed("disappearance-reported", "person-missing")
                .waitsForNothingBut("follow-up-placement", "keep-bed");
    }

    @Test
    void the_shelter_handles_an_incident() {
        livesThere()
                .reports("incident-in-housing")
                .offers("handle-incident", "plattformen")
                .when("handle-incident")
                .hasPassed("incident-handled")
                .waitsForNothingBut("follow-up-placement");
    }

    @Test
    void the_line_ends_when_the_person_has_died() {
        livesThere()
                .reports("person-missing")
                .reports("person-died")
                .waitsForNothingBut()
                .endsAt("housing-ended-by-death");
    }

    private static CaseStory begins(String ageBand, String riskLevel) {
        return housing.begins(known(ageBand, riskLevel, Map.of()));
    }

    private static CaseStory placed(CaseStory story, Map<String, Object> need) {
        return story.when("state-housing-need", need)
                .when("find-place", Map.of("found", "placeFound"))
                .when("decide-placement", Map.of("decision", "granted"))
                .when("accept-guest", Map.of("accepts", "yes"));
    }

    private static CaseStory livesThere() {
        return housing.beginsBefore("follow-up-placement", known("adult", "medium", Map.of("followUpRound", 0)));
    }

    /** What the plan hands over, and more. */
    private static Map<String, Object> known(String ageBand, String riskLevel, Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand",
                ageBand,
                "riskLevel",
                riskLevel,
                "entitlement",
                "full",
                "payer",
                "stockholm",
                "moveRound",
                0));
        known.put("moveRound", 0);
        known.putAll(more);
        return known;
    }
}
