package se.handlingsplan.processes;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.handlingsplan.HandlingsplanTest;

/** From the announcement of an operation to its debriefing, or to the day when it is called off. */
@HandlingsplanTest
class OperationTest {

    @RegisterExtension
    static final Line operation = new Line("operation");

    /** Two days after the announcement. */
    private static final String NEEDED_FROM = "2026-09-10T08:00:00Z";

    @Test
    void what_is_needed_stands_ready_and_each_person_met_is_received() {
        ordered(4)
                .waitsForNothingBut(
                        "alert-health",
                        "alert-prosecutor",
                        "reserve-places",
                        "prepare-social-team",
                        "book-interpreters",
                        "confirm-go")
                .offers("reserve-places", "stockholm")
                .when("alert-health")
                .hasPassed("health-prepared")
                .when("alert-prosecutor")
                .hasPassed("counsel-agreed")
                .when("reserve-places", Map.of("placesOffered", 5))
                .hasPassed("places-reserved")
                .when("prepare-social-team")
                .hasPassed("team-on-call")
                .when("book-interpreters")
                .hasPassed("interpreters-booked")
                .when("confirm-go", Map.of("go", "go"))
                .waitsForNothingBut("register-persons-met")
                .when("register-persons-met", met(2))
                .waitsForNothingBut("receive-at-safe-place", "receive-at-safe-place")
                .when("receive-at-safe-place")
                .when("receive-at-safe-place")
                .when("release-unused-places")
                .when("debrief-operation")
                .endsAt("operation-debriefed");
    }

    @Test
    void where_nobody_was_met_the_places_are_given_back() {
        ordered(1)
                .when("confirm-go", Map.of("go", "go"))
                .when("register-persons-met", Map.of("personsMet", 0))
                .hasNotPassed("receive-at-safe-place")
                .when("release-unused-places")
                .when("debrief-operation")
                .endsAt("operation-debriefed");
    }

    @Test
    void nobodys_slowness_stops_the_police() {
        ordered(1)
                .when("confirm-go", Map.of("go", "go"))
                .waitsForNothingBut(
                        "alert-health",
                        "alert-prosecutor",
                        "reserve-places",
                        "prepare-social-team",
                        "book-interpreters",
                        "register-persons-met");
    }

    @Test
    void more_persons_than_places_goes_to_the_coordinator_at_once() {
        ordered(4)
                .when("reserve-places", Map.of("placesOffered", 3))
                .offers("find-more-places", "regionkoordinator")
                .when("find-more-places")
                .hasPassed("more-places-sought");
    }

    @Test
    void a_neighbour_is_asked_in_a_case_of_its_own() {
        operation
                .beginsBefore("offer-places", Map.of("expectedPersons", 1))
                .offers("offer-places", "stockholm")
                .when("offer-places", Map.of("placesOffered", 1))
                .endsAt("places-offered");
    }

    @Test
    void places_that_are_late_go_to_the_coordinator_too() {
        ordered(1)
                .firesAt(Instant.parse("2026-09-10T00:00:00Z"), "places-late")
                .clockReaches("places-late")
                .when("find-more-places")
                .when("reserve-places", Map.of("placesOffered", 1))
                .hasPassed("places-reserved");
    }

    @Test
    void a_decision_and_a_registration_that_are_late_are_asked_for() {
        ordered(1)
                .firesAt(Instant.parse("2026-09-10T06:00:00Z"), "decision-late")
                .clockReaches("decision-late")
                .offers("follow-up-operation", "regionkoordinator")
                .when("follow-up-operation")
                .hasPassed("operation-followed-up")
                .when("confirm-go", Map.of("go", "go"))
                .firesAt(Instant.parse("2026-09-10T12:00:00Z"), "registration-late")
                .clockReaches("registration-late")
                .when("follow-up-operation");
    }

    @Test
    void a_new_time_begins_the_preparations_anew_but_not_what_knows_no_time() {
        ordered(2)
                .when("alert-health")
                .when("book-interpreters")
                .when("confirm-go", Map.of("go", "postpone", "neededFrom", "2026-09-12T08:00:00Z"))
                .hasPassed("places-overtaken", "team-overtaken")
                .hasNotPassed("interpreters-overtaken")
                .waitsForNothingBut(
                        "alert-prosecutor", "reserve-places", "prepare-social-team", "book-interpreters", "confirm-go")
                .firesAt(Instant.parse("2026-09-12T00:00:00Z"), "places-late")
                .when("confirm-go", Map.of("go", "postpone", "neededFrom", "2026-09-09T08:00:00Z"))
                .hasPassed("interpreters-overtaken")
                .firesAt(Instant.parse("2026-09-09T00:00:00Z"), "places-late");
    }

    @Test
    void after_five_changes_of_time_the_operation_is_off() {
        CaseStory story = ordered(1);
        for (int change = 1; change <= 5; change++) {
            story.when("confirm-go", Map.of("go", "postpone", "neededFrom", NEEDED_FROM));
        }
        story.when("confirm-go", Map.of("go", "postpone", "neededFrom", NEEDED_FROM))
                .hasPassed("postponed-too-often")
                .waitsForNothingBut("stand-down")
                .when("stand-down")
                .endsAt("stood-down");
    }

    @Test
    void when_it_is_called_off_only_what_was_arranged_is_cancelled() {
        ordered(4)
                .when("reserve-places", Map.of("placesOffered", 1))
                .when("confirm-go", Map.of("go", "cancel", "cancelReason", "notNeeded"))
                .hasPassed("operation-off")
                .waitsForNothingBut("stand-down")
                .offers("stand-down", "stockholm")
                .when("stand-down")
                .endsAt("stood-down");
    }

    @Test
    void when_a_leak_is_suspected_nothing_is_left_that_anybody_could_see() {
        ordered(1)
                .when("confirm-go", Map.of("go", "cancel", "cancelReason", "leakSuspected"))
                .hasPassed("leak-told", "operation-leaked")
                .waitsForNothingBut()
                .endsAt("operation-closed");
    }

    private static CaseStory ordered(int persons) {
        return operation
                .isStartedBy("police", Map.of())
                .waitsForNothingBut("ask-for-preparedness")
                .when("ask-for-preparedness", Map.of("expectedPersons", persons, "neededFrom", NEEDED_FROM));
    }

    private static Map<String, Object> met(int persons) {
        return Map.of("personsMet", persons, "firstPersons", persons, "firstAgeBand", "adult");
    }
}
