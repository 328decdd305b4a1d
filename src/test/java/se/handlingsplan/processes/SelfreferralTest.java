package se.handlingsplan.processes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.handlingsplan.HandlingsplanTest;

/** From the first words of a person until there is a case, help elsewhere, or nobody to help. */
@HandlingsplanTest
class SelfreferralTest {

    private static final Map<String, Object> ADULT = Map.of("under18", "no", "stayMunicipality", "0180");

    @RegisterExtension
    static final Line selfreferral = new Line("selfreferral");

    @Test
    void an_adult_who_says_yes_gets_a_case_under_the_same_number() {
        askedForConsent("adult", "trafficking")
                .when("ask-consent-self", Map.of("consentToCase", "yes"))
                .endsAt("case-opened")
                .in("plan")
                .knows("ageBand", "adult")
                .knows("firstContact", "socialservices")
                .knows("identifiedAlready", false)
                .knows("foundMunicipality", "0184")
                .waitsForNothingBut("name-participants");
    }

    @Test
    void the_social_services_of_the_place_answer() {
        asked(Map.of("stayMunicipality", "0184")).offers("sort-contact", "solna");
        asked(Map.of()).offers("sort-contact", "stockholm");
    }

    @ParameterizedTest
    @CsvSource({"yes, 20", "unsure, 20", "no, 120"})
    void what_is_not_sorted_in_time_goes_to_the_coordinator(String inDanger, int minutes) {
        asked(Map.of("inDangerNow", inDanger))
                .firesIn(Duration.ofMinutes(minutes), "sorting-late")
                .clockReaches("sorting-late")
                .offers("get-contact-answered", "regionkoordinator")
                .when("get-contact-answered", Map.of("answeredBy", "otherMunicipality", "newSocialServices", "solna"))
                .hasPassed("contact-taken-care-of")
                .waitsForNothingBut("sort-contact")
                .offers("sort-contact", "solna");
    }

    @Test
    void in_danger_the_police_are_alerted_while_the_person_is_contacted() {
        sorted(ADULT, "yes")
                .waitsForNothingBut("alert-police", "contact-person")
                .firesIn(Duration.ofHours(2), "contact-late")
                .when("alert-police")
                .hasPassed("police-alerted")
                .clockReaches("contact-late")
                .waitsForNothingBut("contact-person", "get-contact-answered");
    }

    @Test
    void spam_is_counted_and_nothing_more() {
        asked(Map.of())
                .when("sort-contact", Map.of("contactKind", "spam"))
                .waitsForNothingBut()
                .endsAt("counted-as-spam");
    }

    @Test
    void whoever_does_not_answer_is_tried_three_times() {
        var story = sorted(ADULT, "no").when("contact-person", Map.of("contactReached", "noAnswer"));
        for (int days : new int[] {1, 3, 7}) {
            story.waitsForNothingBut()
                    .firesIn(Duration.ofDays(days), "next-try-is-due")
                    .clockReaches("next-try-is-due")
                    .when("try-again", Map.of("contactReached", "somebodyElse"));
        }
        story.waitsForNothingBut("close-contact")
                .hasPassed("contact-given-up")
                .when("close-contact")
                .endsAt("no-contact");
    }

    @ParameterizedTest
    @CsvSource({"yes, no", "doesNotWantToSay, no", "no, yes", "no, notAsked"})
    void where_a_child_or_danger_is_possible_somebody_decides_what_to_do_without_contact(
            String under18, String inDanger) {
        var story = sorted(Map.of("under18", under18), inDanger)
                .when("contact-person", Map.of("contactReached", "noAnswer"));
        if (inDanger.equals("yes")) {
            story.when("alert-police");
        }
        for (int tries = 1; tries <= 3; tries++) {
            story.clockReaches("next-try-is-due").when("try-again", Map.of("contactReached", "noAnswer"));
        }
        story.waitsForNothingBut("decide-without-contact")
                .when("decide-without-contact")
                .when("close-contact")
                .endsAt("no-contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void nobody_talks_while_it_is_not_known_to_be_safe(String safe) {
        sorted(ADULT, "no")
                .when("contact-person", Map.of("contactReached", "reached"))
                .when("check-safe-to-talk", Map.of("safeToTalk", safe))
                .hasNotPassed("assess-contact")
                .waitsForNothingBut()
                .clockReaches("next-try-is-due")
                .when("try-again", Map.of("contactReached", "reached"))
                .waitsForNothingBut("check-safe-to-talk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherCrime", "otherNeed"})
    void who_needs_other_help_is_taken_there(String assessment) {
        assessed("adult", assessment)
                .waitsForNothingBut("refer-elsewhere")
                .when("refer-elsewhere")
                .when("close-contact")
                .endsAt("referred");
    }

    @Test
    void an_adult_may_decline_the_meeting() {
        assessed("adult", "unclear")
                .when("offer-meeting", Map.of("meetingOutcome", "declined"))
                .waitsForNothingBut("refer-elsewhere");
    }

    @Test
    void who_does_not_come_to_the_meeting_is_tried_again() {
        assessed("adult", "trafficking")
                .when("offer-meeting", Map.of("meetingOutcome", "noShow"))
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(1), "next-try-is-due");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void without_an_adults_yes_there_is_no_case(String consent) {
        askedForConsent("adult", "trafficking")
                .when("ask-consent-self", Map.of("consentToCase", consent))
                .waitsForNothingBut("refer-elsewhere")
                .doesNotRun("plan")
                .when("refer-elsewhere")
                .when("close-contact")
                .endsAt("referred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void for_a_child_a_concern_is_received_and_no_consent_is_needed(String ageBand) {
        assessed(ageBand, "trafficking")
                .waitsForNothingBut("receive-concern")
                .when("receive-concern")
                .when("offer-meeting", Map.of("meetingOutcome", "held"))
                .when("ask-consent-self", Map.of("consentToCase", "no"))
                .waitsForNothingBut("decide-case-for-child")
                .when("decide-case-for-child", Map.of("caseForChild", "openCase"))
                .endsAt("case-opened")
                .in("plan")
                .knows("ageBand", ageBand);
    }

    @Test
    void child_welfare_may_go_on_alone() {
        assessed("child", "trafficking")
                .when("receive-concern")
                .when("offer-meeting", Map.of("meetingOutcome", "held"))
                .when("ask-consent-self", Map.of("consentToCase", "doesNotWantToSay"))
                .when("decide-case-for-child", Map.of("caseForChild", "ordinaryChildWelfare"))
                .when("close-contact")
                .endsAt("referred")
                .doesNotRun("plan");
    }

    @Test
    void an_adult_who_wants_to_stop_ends_the_contact() {
        sorted(ADULT, "no")
                .reports("socialservices", "consent-withdrawn", Map.of())
                .when("narrow-contact", Map.of("contactGoesOn", "no", "ageBand", "adult"))
                .hasPassed("contact-declined", "when-contact-declined")
                .waitsForNothingBut()
                .endsAt("ended-by-person");
    }

    @ParameterizedTest
    @CsvSource({"no, child", "no, unknown", "yes, adult", "doesNotWantToSay, adult"})
    void the_contact_goes_on_with_whoever_may_be_a_child_or_does_not_say_no(String goesOn, String ageBand) {
        sorted(ADULT, "no")
                .reports("socialservices", "consent-withdrawn", Map.of())
                .when("narrow-contact", Map.of("contactGoesOn", goesOn, "ageBand", ageBand))
                .hasPassed("contact-goes-on")
                .waitsForNothingBut("contact-person");
    }

    @ParameterizedTest
    @CsvSource({
        "new-threat, act-on-threat, threat-acted-on",
        "found-to-be-child, receive-concern-meanwhile, concern-received",
        "person-missing, assess-disappearance, disappearance-assessed"
    })
    void what_happens_meanwhile_is_acted_on_while_the_contact_goes_on(String event, String step, String end) {
        sorted(ADULT, "no")
                .reports("socialservices", event, Map.of())
                .waitsForNothingBut("contact-person", step)
                .when(step)
                .hasPassed(end)
                .waitsForNothingBut("contact-person");
    }

    @Test
    void a_child_found_meanwhile_counts_as_one_from_then_on() {
        sorted(ADULT, "no")
                .reports("socialservices", "found-to-be-child", Map.of())
                .when("receive-concern-meanwhile")
                .knows("ageBand", "child")
                .knows("under18", "yes");
    }

    @Test
    void the_contact_follows_a_person_who_moves() {
        sorted(ADULT, "no")
                .reports("socialservices", "moved-municipality", Map.of())
                .when("hand-over-contact", Map.of("newSocialServices", "botkyrka"))
                .hasPassed("contact-handed-over")
                .offers("contact-person", "botkyrka");
    }

    @Test
    void death_ends_the_contact() {
        sorted(ADULT, "no")
                .reports("socialservices", "person-died", Map.of())
                .waitsForNothingBut()
                .endsAt("contact-locked");
    }

    private static CaseStory asked(Map<String, Object> answers) {
        var all = new HashMap<String, Object>(answers);
        all.put("languages", "ro");
        return selfreferral.isStartedBy("socialservices", all);
    }

    private static CaseStory sorted(Map<String, Object> answers, String inDanger) {
        return asked(answers).when("sort-contact", Map.of("contactKind", "contact", "inDanger", inDanger));
    }

    private static CaseStory assessed(String ageBand, String assessment) {
        return sorted(ADULT, "no")
                .when("contact-person", Map.of("contactReached", "reached"))
                .when("check-safe-to-talk", Map.of("safeToTalk", "yes"))
                .when(
                        "assess-contact",
                        Map.of(
                                "ageBand",
                                ageBand,
                                "contactAssessment",
                                assessment,
                                "urgency",
                                "today",
                                "foundMunicipality",
                                "0184"));
    }

    private static CaseStory askedForConsent(String ageBand, String assessment) {
        return assessed(ageBand, assessment).when("offer-meeting", Map.of("meetingOutcome", "held"));
    }
}
