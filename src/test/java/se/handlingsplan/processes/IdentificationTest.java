package se.handlingsplan.processes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.handlingsplan.HandlingsplanTest;

/** From the first signs until it is known whether a person is presumed exposed, and the person has heard it. */
@HandlingsplanTest
class IdentificationTest {

    @RegisterExtension
    static final Line identification = new Line("identification");

    @Test
    void an_adult_is_presumed_exposed_and_the_plan_that_asked_goes_on() {
        talkHeld(begins("adult", "socialservices"))
                .when("assess-indicators", Map.of("exploitationStrong", 2, "coercionAtDestinationStrong", 2))
                .hasPassed("work-out-proposal", "outcome-proposed")
                .knows("identificationProposal", "presumed")
                .when("consider-police-report", Map.of("decision", "noReport"))
                .offers("decide-identification", "stockholm")
                .when("decide-identification", Map.of("outcome", "presumed"))
                .when("notify-outcome")
                .waitsForNothingBut()
                .hasNotPassed("refer-elsewhere", "person-presumed")
                .endsAt("presumed");
    }

    @Test
    void acute_needs_and_a_safe_interpreter_come_first() {
        begins("adult", "socialservices")
                .waitsForNothingBut("meet-acute-needs")
                .when("meet-acute-needs")
                .waitsForNothingBut("arrange-interpreter")
                .when("arrange-interpreter")
                .waitsForNothingBut("inform-of-rights")
                .offers("inform-of-rights", "stockholm");
    }

    @Test
    void the_police_inform_a_person_whom_they_met_first() {
        begins("adult", "police")
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .offers("inform-injured-party", "polisen")
                .when("inform-injured-party")
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void whoever_may_be_a_child_is_protected_as_one(String ageBand) {
        begins(ageBand, "health")
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .waitsForNothingBut("receive-concern", "assess-age")
                .when("receive-concern")
                .when("assess-age", Map.of("result", "adult"))
                .knows("ageBand", "adult")
                .waitsForNothingBut("inform-of-rights");
    }

    @Test
    void who_is_identified_before_there_is_a_plan_gets_one() {
        var story = identification
                .isStartedBy(
                        "police", Map.of("ageBand", "adult", "firstContact", "police", "foundMunicipality", "0184"))
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-injured-party");
        decided(story, "presumed")
                .when("notify-outcome")
                .endsAt("person-presumed")
                .in("plan")
                .knows("identifiedAlready", true)
                .knows("ageBand", "adult")
                .knows("foundMunicipality", "0184")
                .waitsForNothingBut("name-participants")
                .when("name-participants")
                .waitsForNothingBut("ask-consent");
    }

    @Test
    void an_adult_who_is_not_presumed_exposed_is_handed_on_to_ordinary_support() {
        decided(informed("adult"), "notPresumed")
                .when("notify-outcome")
                .when("refer-elsewhere")
                .endsAt("not-presumed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void a_child_who_is_not_presumed_exposed_is_handed_on_to_child_welfare(String ageBand) {
        decided(informed(ageBand), "notPresumed")
                .when("notify-outcome")
                .when("refer-child")
                .endsAt("referred-child");
    }

    @ParameterizedTest
    @CsvSource({
        "child,   deceptiveRecruitment,     none,                       presumed",
        "unknown, coerciveRecruitment,      none,                       presumed",
        "child,   vulnerabilityRecruitment, none,                       presumed",
        "child,   exploitation,             none,                       presumed",
        "child,   coercionAtDestination,    vulnerabilityAtDestination, notPresumed",
        "adult,   exploitation,             coercionAtDestination,      presumed",
        "adult,   exploitation,             vulnerabilityAtDestination, presumed",
        "adult,   exploitation,             none,                       cannotSay",
        "adult,   deceptiveRecruitment,     none,                       cannotSay",
        "adult,   none,                     none,                       notPresumed"
    })
    void the_signs_of_each_kind_count_in_the_proposal(String ageBand, String one, String other, String proposal) {
        var signs = new HashMap<String, Object>();
        Stream.of(one, other).filter(kind -> !kind.equals("none")).forEach(kind -> signs.put(kind + "Strong", 2));
        informed(ageBand)
                .when("hold-identification-talk")
                .when("consult-regional-coordinator")
                .when("assess-indicators", signs)
                .knows("identificationProposal", proposal);
    }

    @Test
    void while_nobody_can_say_there_is_a_new_talk_two_weeks_later() {
        var story = begins("adult", "socialservices")
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-of-rights");
        decided(story, "cannotSay")
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(14), "new-talk-is-due")
                .clockReaches("new-talk-is-due")
                .knows("talkRound", 1)
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @Test
    void after_three_new_talks_it_is_decided() {
        var story = informed("adult");
        for (int talks = 1; talks <= 3; talks++) {
            decided(story, "cannotSay").clockReaches("new-talk-is-due");
        }
        decided(story, "cannotSay")
                .waitsForNothingBut("decide-after-last-talk")
                .when("decide-after-last-talk", Map.of("outcome", "presumed"))
                .when("notify-outcome")
                .endsAt("presumed");
    }

    @Test
    void after_three_days_without_a_talk_the_coordinator_asks_why() {
        informed("adult")
                .firesIn(Duration.ofDays(3), "no-talk-in-time")
                .clockReaches("no-talk-in-time")
                .offers("follow-up-late-talk", "regionkoordinator")
                .when("follow-up-late-talk")
                .hasPassed("late-talk-followed-up")
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @Test
    void an_adult_may_end_identification_by_withdrawing_consent() {
        informed("adult")
                .reports("consent-withdrawn")
                .when("narrow-identification", Map.of("talksGoOn", "no"))
                .hasPassed("identification-declined", "when-identification-declined")
                .endsAt("cannot-say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void an_adult_who_does_not_say_no_goes_on_when_consent_is_withdrawn(String talksGoOn) {
        informed("adult")
                .reports("consent-withdrawn")
                .when("narrow-identification", Map.of("talksGoOn", talksGoOn))
                .hasPassed("identification-narrowed")
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void identification_goes_on_for_whoever_may_be_a_child(String ageBand) {
        informed(ageBand)
                .reports("consent-withdrawn")
                .when("narrow-identification", Map.of("talksGoOn", "no"))
                .hasPassed("identification-narrowed")
                .goesOn();
    }

    @Test
    void a_person_found_to_be_a_child_is_treated_as_one_from_then_on() {
        var story = informed("adult")
                .reports("found-to-be-child")
                .when("treat-as-child")
                .hasPassed("child-treated-as-child")
                .knows("ageBand", "child");
        decided(story, "notPresumed").when("notify-outcome").waitsForNothingBut("refer-child");
    }

    @Test
    void a_disputed_age_is_assessed_again() {
        informed("adult")
                .reports("age-disputed")
                .when("reassess-age", Map.of("result", "unknown"))
                .hasPassed("age-reassessed")
                .knows("ageBand", "unknown");
    }

    @Test
    void after_a_new_threat_the_talks_are_made_safe() {
        informed("adult")
                .reports("police", "new-threat", Map.of())
                .when("make-talk-safe")
                .hasPassed("talks-made-safe")
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @Test
    void the_talks_pause_while_the_person_is_missing_and_go_on_afterwards() {
        informed("adult")
                .reports("person-missing")
                .when("put-talks-on-hold")
                .hasPassed("talks-on-hold")
                .reports("person-found")
                .when("resume-talks")
                .hasPassed("talks-resumed")
                .waitsForNothingBut("hold-identification-talk", "consult-regional-coordinator");
    }

    @Test
    void after_thirty_days_the_plan_decides_about_a_missing_person() {
        informed("adult")
                .reports("person-missing")
                .firesIn(Duration.ofDays(30), "missing-too-long")
                .clockReaches("missing-too-long")
                .hasPassed("left-to-plan")
                .goesOn();
    }

    @Test
    void the_line_ends_when_the_person_has_died() {
        informed("adult").reports("person-died").waitsForNothingBut().endsAt("identification-ended-by-death");
    }

    /** As the plan calls it. */
    private static CaseStory begins(String ageBand, String firstContact) {
        return identification.begins(known(ageBand, Map.of("firstContact", firstContact, "inDanger", "notAsked")));
    }

    /** From where the person knows the rights. */
    private static CaseStory informed(String ageBand) {
        return identification.beginsBefore("rights-known", known(ageBand, Map.of("talkRound", 0)));
    }

    private static Map<String, Object> known(String ageBand, Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of("ageBand", ageBand, "urgency", "today", "calledByPlan", true));
        known.putAll(more);
        return known;
    }

    private static CaseStory talkHeld(CaseStory story) {
        return story.when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-of-rights")
                .when("hold-identification-talk")
                .waitsForNothingBut("consult-regional-coordinator")
                .when("consult-regional-coordinator");
    }

    private static CaseStory decided(CaseStory story, String outcome) {
        return story.when("hold-identification-talk")
                .when("consult-regional-coordinator")
                .when("assess-indicators")
                .when("consider-police-report")
                .when("decide-identification", Map.of("outcome", outcome));
    }
}
