package se.handlingsplan.processes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.handlingsplan.HandlingsplanTest;

/** From the first question about health until ordinary care takes over. */
@HandlingsplanTest
class HealthcareTest {

    @RegisterExtension
    static final Line healthcare = new Line("healthcare");

    @Test
    void a_person_is_asked_examined_treated_and_handed_over_to_ordinary_care() {
        begins("adult")
                .offers("ask-acute-health", "stockholm")
                .when("ask-acute-health", Map.of("wantsCare", "yes", "careNeeded", "planned"))
                .hasNotPassed("give-acute-care", "secure-evidence")
                .waitsForNothingBut("decide-care-entitlement")
                .offers("decide-care-entitlement", "regionstockholm")
                .when("decide-care-entitlement", Map.of("careLevel", "full", "carePayer", "region"))
                .waitsForNothingBut("health-examination", "assess-mental-health", "offer-sexual-health")
                .when("health-examination")
                .when("assess-mental-health")
                .waitsForNothingBut("offer-sexual-health")
                .when("offer-sexual-health")
                .hasNotPassed("carry-out-urgent-measure", "examination-concern-raised")
                .when("plan-treatment")
                .hasNotPassed("coordinate-plan-sip")
                .firesIn(Duration.ofDays(23), "care-follow-up-is-due")
                .clockReaches("care-follow-up-is-due")
                .when("follow-up-care", Map.of("careNext", "handOver"))
                .when("hand-over-care")
                .endsAt("care-handed-over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void whoever_does_not_say_no_is_offered_care(String wantsCare) {
        begins("adult")
                .when("ask-acute-health", Map.of("wantsCare", wantsCare, "careNeeded", "none"))
                .waitsForNothingBut("decide-care-entitlement");
    }

    @Test
    void what_cannot_wait_is_cared_for_first() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "acute"))
                .waitsForNothingBut("give-acute-care")
                .offers("give-acute-care", "regionstockholm")
                .when("give-acute-care")
                .hasNotPassed("child-concern-raised")
                .waitsForNothingBut("decide-care-entitlement");
    }

    @Test
    void injuries_and_traces_are_documented_where_the_person_wants_it() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "planned", "documentationWanted", "yes"))
                .waitsForNothingBut("secure-evidence")
                .when("secure-evidence")
                .waitsForNothingBut("decide-care-entitlement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void nothing_is_documented_against_the_wish_of_the_person(String documentationWanted) {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "acute", "documentationWanted", "yes"))
                .when("give-acute-care", Map.of("documentationWanted", documentationWanted))
                .waitsForNothingBut("decide-care-entitlement");
    }

    @Test
    void what_the_tables_propose_is_shown_and_health_care_decides() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "planned"))
                .knows("careLevelProposal", "notDeferrable")
                .knows("carePayerProposal", "region")
                .when(
                        "decide-care-entitlement",
                        Map.of(
                                "careLevel",
                                "full",
                                "carePayer",
                                "unclear",
                                "careReasons",
                                "Treatment has begun and must not be broken off."))
                .knows("careLevel", "full")
                .knows("carePayer", "unclear")
                .waitsForNothingBut("health-examination", "assess-mental-health", "offer-sexual-health");
    }

    @Test
    void an_urgent_measure_waits_for_nothing_else() {
        decided()
                .when("assess-mental-health", Map.of("suicideRisk", "acute", "urgentMeasure", true))
                .waitsForNothingBut("health-examination", "offer-sexual-health", "carry-out-urgent-measure")
                .when("carry-out-urgent-measure")
                .waitsForNothingBut("health-examination", "offer-sexual-health");
    }

    @Test
    void a_joint_plan_is_held_where_the_person_agrees() {
        examined()
                .when("plan-treatment", Map.of("sipNeeded", "yes", "consentToShareHealth", "yes"))
                .waitsForNothingBut("coordinate-plan-sip")
                .offers("coordinate-plan-sip", "regionstockholm")
                .when("coordinate-plan-sip")
                .waitsAt("care-follow-up-is-due");
    }

    @ParameterizedTest
    @CsvSource({"no, yes", "yes, no", "yes, notAsked", "yes, doesNotWantToSay"})
    void no_joint_plan_is_held_without_need_or_without_consent(String sipNeeded, String consentToShareHealth) {
        examined()
                .when("plan-treatment", Map.of("sipNeeded", sipNeeded, "consentToShareHealth", consentToShareHealth))
                .hasNotPassed("coordinate-plan-sip")
                .waitsAt("care-follow-up-is-due");
    }

    @Test
    void care_that_goes_on_is_followed_up_each_month() {
        followedUp(0)
                .when("follow-up-care", Map.of("careNext", "goesOn"))
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(23), "care-follow-up-is-due")
                .clockReaches("care-follow-up-is-due")
                .when("follow-up-care", Map.of("careNext", "goesOn"))
                .clockReaches("care-follow-up-is-due")
                .knows("careRound", 2)
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void after_twelve_follow_ups_care_is_handed_over() {
        followedUp(11)
                .when("follow-up-care", Map.of("careNext", "goesOn"))
                .clockReaches("care-follow-up-is-due")
                .when("follow-up-care", Map.of("careNext", "goesOn"))
                .waitsForNothingBut("hand-over-care")
                .when("hand-over-care")
                .endsAt("care-handed-over");
    }

    @Test
    void care_ends_when_the_person_has_returned() {
        followedUp(0)
                .when("follow-up-care", Map.of("careNext", "returned"))
                .hasNotPassed("hand-over-care")
                .endsAt("person-returned");
    }

    @Test
    void whoever_declines_further_care_gets_a_new_offer_after_two_weeks() {
        followedUp(0)
                .when("follow-up-care", Map.of("careNext", "declines"))
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(14), "two-weeks-passed")
                .clockReaches("two-weeks-passed")
                .waitsForNothingBut("offer-care-again")
                .offers("offer-care-again", "regionstockholm");
    }

    @Test
    void an_offer_that_is_accepted_begins_care_anew() {
        begins("adult")
                .when("ask-acute-health", Map.of("wantsCare", "no"))
                .waitsForNothingBut()
                .clockReaches("two-weeks-passed")
                .when("offer-care-again", Map.of("wantsCare", "yes", "careNeeded", "acute"))
                .waitsForNothingBut("give-acute-care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void after_three_offers_an_adult_is_left_in_peace(String wantsCare) {
        var story = begins("adult").when("ask-acute-health", Map.of("wantsCare", "no"));
        for (int offers = 1; offers <= 3; offers++) {
            story.clockReaches("two-weeks-passed").when("offer-care-again", Map.of("wantsCare", wantsCare));
        }
        story.clockReaches("two-weeks-passed")
                .when("offer-care-again", Map.of("wantsCare", wantsCare))
                .endsAt("care-declined");
    }

    @Test
    void an_adult_may_decline_while_being_asked() {
        begins("adult")
                .reports("shelter", "healthcare-declined", Map.of())
                .waitsForNothingBut()
                .waitsAt("two-weeks-passed");
    }

    @Test
    void an_adult_may_decline_in_the_midst_of_care() {
        decided()
                .reports("health", "healthcare-declined", Map.of())
                .waitsForNothingBut()
                .waitsAt("two-weeks-passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void for_whoever_may_be_a_child_a_person_decides_whether_care_goes_on(String ageBand) {
        begins(ageBand)
                .when("ask-acute-health", Map.of("wantsCare", "no"))
                .offers("decide-care-for-child", "regionstockholm")
                .when("decide-care-for-child", Map.of("careForChild", "goesOn", "careNeeded", "acute"))
                .waitsForNothingBut("give-acute-care");
    }

    @Test
    void care_for_a_child_may_be_paused_and_offered_again() {
        begins("child")
                .reports("healthcare-declined")
                .when("decide-care-for-child", Map.of("careForChild", "paused"))
                .waitsForNothingBut()
                .waitsAt("two-weeks-passed");
    }

    @Test
    void the_coordinator_helps_when_nobody_has_asked() {
        begins("adult")
                .firesIn(Duration.ofHours(4), "asking-late")
                .clockReaches("asking-late")
                .waitsForNothingBut("ask-acute-health", "help-late-care")
                .offers("help-late-care", "regionkoordinator")
                .when("help-late-care", Map.of("lateBecause", "noInterpreter"))
                .hasPassed("late-care-helped")
                .waitsForNothingBut("ask-acute-health");
    }

    @Test
    void the_coordinator_helps_when_acute_care_is_late() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "acute"))
                .firesIn(Duration.ofHours(6), "acute-care-late")
                .clockReaches("acute-care-late")
                .waitsForNothingBut("give-acute-care", "help-late-care");
    }

    @Test
    void the_coordinator_helps_before_traces_are_lost() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "none", "documentationWanted", "yes"))
                .firesIn(Duration.ofHours(18), "evidence-late")
                .clockReaches("evidence-late")
                .waitsForNothingBut("secure-evidence", "help-late-care");
    }

    @Test
    void the_coordinator_helps_when_an_urgent_measure_is_late() {
        decided()
                .when("assess-mental-health", Map.of("urgentMeasure", true))
                .firesIn(Duration.ofHours(2), "urgent-measure-late")
                .clockReaches("urgent-measure-late")
                .waitsForNothingBut(
                        "health-examination", "offer-sexual-health", "carry-out-urgent-measure", "help-late-care");
    }

    @Test
    void acute_care_is_given_again_beside_what_goes_on() {
        followedUp(0)
                .reports("shelter", "acute-care-needed", Map.of())
                .offers("give-acute-care-again", "regionstockholm")
                .when("give-acute-care-again")
                .hasPassed("acute-care-given")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void new_traces_are_secured_when_acute_care_is_given_again() {
        followedUp(0)
                .reports("acute-care-needed")
                .firesIn(Duration.ofHours(6), "acute-care-late-again")
                .clockReaches("acute-care-late-again")
                .when("help-late-care")
                .when("give-acute-care-again", Map.of("documentationWanted", "yes", "childConcern", "yes"))
                .firesIn(Duration.ofHours(18), "new-evidence-late")
                .clockReaches("new-evidence-late")
                .waitsForNothingBut("follow-up-care", "secure-new-evidence", "report-concern-health", "help-late-care")
                .when("secure-new-evidence")
                .hasPassed("new-traces-secured");
    }

    @Test
    void a_certificate_is_issued_whenever_it_is_asked_for() {
        followedUp(0)
                .reports("legalcounsel", "certificate-requested", Map.of())
                .offers("issue-certificate", "regionstockholm")
                .when(
                        "issue-certificate",
                        Map.of("certificateKinds", List.of("fitToTravel"), "fitToTravel", "withEscort"))
                .hasPassed("certificate-issued")
                .knows("fitToTravel", "withEscort")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void concern_for_the_child_of_the_person_is_reported_while_care_goes_on() {
        begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "acute"))
                .when("give-acute-care", Map.of("childConcern", "yes"))
                .waitsForNothingBut("decide-care-entitlement", "report-concern-health")
                .offers("report-concern-health", "regionstockholm")
                .when("report-concern-health", Map.of("concernAbout", "personsChild"))
                .hasPassed("concern-reported")
                .knows("ageBand", "adult")
                .waitsForNothingBut("decide-care-entitlement");
    }

    @Test
    void a_patient_found_to_be_a_child_turns_the_line_to_the_rules_for_children() {
        decided()
                .when("health-examination", Map.of("childConcern", "yes"))
                .when("report-concern-health", Map.of("concernAbout", "person"))
                .hasPassed("child-found", "found-to-be-child")
                .hasNotPassed("concern-raised-at-once")
                .knows("ageBand", "child")
                .knows("careLevelProposal", "full")
                .waitsForNothingBut("assess-mental-health", "offer-sexual-health", "adapt-care-to-child");
    }

    @Test
    void concern_for_somebody_known_to_be_a_child_is_reported_and_nothing_else_changes() {
        healthcare
                .beginsBefore("health-examination", known("child", Map.of("careNeeded", "planned", "careRound", 0)))
                .when("health-examination", Map.of("childConcern", "yes"))
                .when("report-concern-health", Map.of("concernAbout", "person"))
                .hasPassed("concern-reported")
                .hasNotPassed("child-found");
    }

    @Test
    void an_agency_that_finds_a_child_makes_health_care_report_it_at_once() {
        begins("adult")
                .reports("police", "found-to-be-child", Map.of())
                .knows("ageBand", "child")
                .waitsForNothingBut("ask-acute-health", "report-concern-health", "adapt-care-to-child")
                .when("report-concern-health", Map.of("concernAbout", "person"))
                .hasNotPassed("child-found")
                .when("adapt-care-to-child", Map.of("careLevel", "full", "carePayer", "region"))
                .hasPassed("child-care-adapted")
                .waitsForNothingBut("ask-acute-health");
    }

    @Test
    void the_coordinator_helps_when_the_report_of_concern_is_late() {
        begins("adult")
                .reports("found-to-be-child")
                .firesIn(Duration.ofHours(4), "report-late")
                .clockReaches("report-late")
                .waitsForNothingBut(
                        "ask-acute-health", "report-concern-health", "adapt-care-to-child", "help-late-care");
    }

    @Test
    void whoever_is_of_unclear_age_is_treated_as_a_child() {
        begins("adult")
                .reports("age-disputed")
                .knows("ageBand", "unknown")
                .reports("healthcare-declined")
                .waitsForNothingBut("decide-care-for-child");
    }

    @Test
    void consent_withdrawn_stops_sharing_and_the_joint_meeting_at_once() {
        examined()
                .when("plan-treatment", Map.of("sipNeeded", "yes", "consentToShareHealth", "yes"))
                .reports("socialservices", "consent-withdrawn", Map.of())
                .knows("consentToShareHealth", "no")
                .waitsForNothingBut("narrow-healthcare")
                .waitsAt("care-follow-up-is-due")
                .offers("narrow-healthcare", "regionstockholm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void care_goes_on_without_consent_for_whoever_does_not_say_no(String wantsCare) {
        followedUp(0)
                .reports("consent-withdrawn")
                .when("narrow-healthcare", Map.of("wantsCare", wantsCare))
                .hasPassed("healthcare-narrowed")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void an_adult_may_decline_care_when_consent_is_withdrawn() {
        followedUp(0)
                .reports("consent-withdrawn")
                .when("narrow-healthcare", Map.of("wantsCare", "no"))
                .hasPassed("healthcare-declined")
                .waitsForNothingBut()
                .waitsAt("two-weeks-passed");
    }

    @Test
    void consent_withdrawn_never_takes_the_duty_to_report_away() {
        begins("adult")
                .reports("found-to-be-child")
                .reports("consent-withdrawn")
                .waitsForNothingBut(
                        "ask-acute-health", "report-concern-health", "adapt-care-to-child", "narrow-healthcare");
    }

    @Test
    void a_revoked_permit_lets_health_care_decide_anew_while_care_goes_on() {
        followedUp(0)
                .reports("migration", "permit-revoked", Map.of())
                .knows("careLevelProposal", "notDeferrable")
                .when("revise-care-entitlement", Map.of("careLevel", "full", "carePayer", "region"))
                .hasPassed("care-entitlement-revised")
                .knows("careLevel", "full")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void a_new_threat_makes_the_visits_safe() {
        followedUp(0)
                .reports("new-threat")
                .offers("make-care-safe", "regionstockholm")
                .when("make-care-safe")
                .hasPassed("care-made-safe")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void protected_personal_data_reach_the_health_record() {
        followedUp(0)
                .reports("socialservices", "identity-protected", Map.of())
                .when("protect-health-record")
                .hasPassed("health-record-protected")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void care_pauses_while_the_person_is_missing_and_goes_on_when_found() {
        followedUp(0)
                .reports("person-missing")
                .when("put-care-on-hold")
                .hasPassed("care-on-hold")
                .reports("person-found")
                .when("resume-care")
                .hasPassed("care-resumed")
                .waitsForNothingBut("follow-up-care");
    }

    @Test
    void a_person_missing_for_thirty_days_is_left_to_the_plan() {
        followedUp(0)
                .reports("person-missing")
                .firesIn(Duration.ofDays(30), "missing-too-long")
                .clockReaches("missing-too-long")
                .hasPassed("left-to-plan")
                .waitsForNothingBut("follow-up-care", "put-care-on-hold");
    }

    @Test
    void the_line_ends_when_the_person_has_died() {
        decided()
                .reports("certificate-requested")
                .reports("person-died")
                .waitsForNothingBut()
                .endsAt("care-ended-by-death");
    }

    private static CaseStory begins(String ageBand) {
        return healthcare.begins(known(ageBand, Map.of()));
    }

    /** The right to care is settled, and the first offers are made. */
    private static CaseStory decided() {
        return begins("adult")
                .when("ask-acute-health", Map.of("careNeeded", "planned"))
                .when("decide-care-entitlement");
    }

    private static CaseStory examined() {
        return decided().when("health-examination").when("assess-mental-health").when("offer-sexual-health");
    }

    private static CaseStory followedUp(int careRound) {
        return healthcare.beginsBefore(
                "follow-up-care",
                known("adult", Map.of("careRound", careRound, "careNeeded", "planned", "documentationWanted", "no")));
    }

    /** What the plan hands over, and more. */
    private static Map<String, Object> known(String ageBand, Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand",
                ageBand,
                "riskLevel",
                "medium",
                "entitlement",
                "acute",
                "payer",
                "unclear",
                "residenceStatus",
                "irregular"));
        known.putAll(more);
        return known;
    }
}
