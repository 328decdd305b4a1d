package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.worklist.Escalations;

/**
 * What happens to people, told as stories and carried over REST by the agencies that would do it. The persons are invented.
 * Source: the acceptance stories of the domain description, section 8.3.
 */
@HandlingsplanTest
class StoriesTest {

    private static final int NOT_LATE = 50;
    private static final int REMINDED = 60;
    private static final int SECOND_LEVEL_ASKED = 75;

    private static final Pattern CASE_NUMBER = Pattern.compile("HP-\\d{4}-\\d{6}");

    private static final String CONTACT_WAY = "Text message in the morning.";

    private static final String[] WHO_SHE_IS = {"Fictional-Ionescu", CONTACT_WAY, "Romanian"};

    private static final Map<String, Object> PERSON = Map.of(
            "ageBand", "adult",
            "sex", "woman",
            "foundMunicipality", "0180",
            "stayMunicipality", "0180",
            "identifiedAlready", true,
            "givenName", "Ana",
            "familyName", "Fictional-Ionescu",
            "languages", "ro",
            "contactWay", CONTACT_WAY);

    private static final Map<String, Object> HOUSING_NEED =
            Map.of("ageBand", "adult", "sex", "woman", "riskLevel", "medium");

    private static final String[] BEGINNING_AFTER_CONSENT = {
        "clarify-residence-status", "decide-entitlement", "hold-first-meeting", "draw-up-action-plan"
    };
    private static final String[] BEGINNING_WITHOUT_PARTICIPANTS = {
        "ask-consent", "clarify-residence-status", "decide-entitlement", "hold-first-meeting", "draw-up-action-plan"
    };
    private static final String[] BEGINNING = {
        "name-participants",
        "ask-consent",
        "clarify-residence-status",
        "decide-entitlement",
        "hold-first-meeting",
        "draw-up-action-plan"
    };

    /** Places of the demo's register that have one bed and take women, all of the shelter that holds the role by default. */
    private static final Set<String> ONE_BED = Set.of(
            "plattformen-alen",
            "plattformen-asken",
            "plattformen-boken",
            "plattformen-ekebo",
            "plattformen-larken",
            "plattformen-lonnen",
            "plattformen-oxeln",
            "plattformen-pilen",
            "plattformen-ronnen",
            "plattformen-svalan",
            "plattformen-tallen",
            "plattformen-tranan");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @LocalServerPort
    int port;

    /** Looks at what is overdue, as the product does every few minutes. */
    @Autowired
    Escalations escalations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void story_1_a_raid_in_solna_where_each_of_four_women_goes_her_own_way() {
        clock.set("2026-09-07T08:00:00Z");
        var raid = operation()
                .answering(
                        "plan-operation",
                        Map.of(
                                "municipality",
                                "0184",
                                "operationPlace",
                                "Fictional Street 1",
                                "intelligence",
                                "A tip about four women.",
                                "riskAtPlace",
                                "high"))
                .begunBy("police", "operation", "plan-operation")
                .does(
                        "police",
                        "ask-for-preparedness",
                        Map.of(
                                "expectedPersons",
                                5,
                                "expectedSex",
                                "women",
                                "expectedLanguages",
                                "ro",
                                "neededFrom",
                                "2026-09-09T16:00Z",
                                "holderSocialservices",
                                "stockholm"));
        List<String> places = raid.offers("socialservices", "reserve-places", "placesForOperation").stream()
                .filter(ONE_BED::contains)
                .limit(5)
                .toList();
        raid.does(
                        "socialservices",
                        "reserve-places",
                        Map.of("places", places, "placesOffered", 5, "heldUntil", "2026-09-11T16:00Z"))
                .passes("book-interpreters");
        for (String other : List.of("socialservices", "health", "prosecutor", "coordinator")) {
            assertThat(raid.toldTo(other))
                    .as("what %s is told before the raid", other)
                    .doesNotContain("Fictional Street 1", "tip about", "Solna");
        }
        assertThat(bedsFreeForOthers()).doesNotContainAnyElementsOf(places);

        clock.set("2026-09-09T16:00:00Z");
        raid.does("police", "confirm-go", Map.of("go", "go"))
                .does(
                        "police",
                        "register-persons-met",
                        with(
                                groupOf(4, "woman", "ro"),
                                Map.of("municipality", "0184", "firstStayMunicipality", "0184")));
        assertThat(raid.times("receive-at-safe-place")).isEqualTo(4);
        raid.passes("receive-at-safe-place", "receive-at-safe-place", "receive-at-safe-place", "receive-at-safe-place");
        assertThat(raid.reads("socialservices", "release-unused-places")).containsEntry("placesLeft", 1);
        raid.passes("release-unused-places");
        assertThat(bedsFreeForOthers())
                .filteredOn(places::contains)
                .as("the fifth place")
                .hasSize(1);

        List<CaseByRest> women = linkedTo(raid, "police", "debrief-operation");
        assertThat(women).hasSize(4);
        for (CaseByRest she : women) {
            she.passes("name-participants", "meet-acute-needs", "arrange-interpreter", "inform-injured-party")
                    .passes("hold-identification-talk", "consult-regional-coordinator", "assess-indicators")
                    .passes("consider-police-report", "decide-identification", "notify-outcome", "ask-consent");
            assertThat(she.waitsFor("socialservices-solna")).containsExactly("clarify-residence-status");
        }

        CaseByRest wantsHome = women.get(0)
                .answering("hold-first-meeting", lines("safereturn", "housing"))
                .passes(BEGINNING_AFTER_CONSENT)
                .passes("state-housing-need");
        assertThat(wantsHome.waitsFor("coordinator")).contains("inform-return-options");
        assertThat(wantsHome
                        .offers("socialservices-solna", "find-place", "freePlaces")
                        .get(0))
                .as("Stockholm's place is hers already")
                .isIn(places);

        CaseByRest cooperates = women.get(1)
                .answering("clarify-residence-status", Map.of("residenceStatus", "irregular"))
                .answering("hold-first-meeting", lines("legalaid"))
                .answering("give-legal-information", reportMade())
                .passes(BEGINNING_AFTER_CONSENT)
                .passes("give-legal-information")
                .does("prosecutor", "apply-reflection-period-investigation", Map.of("wantsReflectionPeriod", "yes"))
                .does(
                        "migration",
                        "decide-reflection-period",
                        Map.of("granted", "granted", "reflectionFrom", "2026-09-10", "reflectionUntil", "2026-10-10"));

        CaseByRest disappears = women.get(2)
                .answering("hold-first-meeting", lines("housing"))
                .passes(BEGINNING_AFTER_CONSENT)
                .reports("shelter", "person-missing", Map.of());
        assertThat(disappears.waitsFor("socialservices-solna")).contains("follow-up-missing");
        assertThat(disappears.due("report-missing-person")).isEqualTo("2026-09-09T22:00:00");

        CaseByRest seeksAsylum = women.get(3)
                .answering("clarify-residence-status", Map.of("residenceStatus", "asylumSeeker"))
                .passes("clarify-residence-status");
        assertThat(seeksAsylum.reads("socialservices-solna", "decide-entitlement"))
                .containsEntry("entitlementProposal", "receptionAct");
        seeksAsylum
                .does(
                        "socialservices-solna",
                        "decide-entitlement",
                        Map.of("entitlement", "receptionAct", "payer", "foundMunicipality", "reasons", "Solna pays."))
                .reports("migration", "found-to-be-child", Map.of());
        assertThat(seeksAsylum.waitsFor("socialservices-solna"))
                .as("she is seventeen")
                .contains("receive-child-report");
        assertThat(seeksAsylum.due("receive-child-report")).isEqualTo("2026-09-10T23:59:59");

        clock.set("2026-10-03T06:00:00Z");
        cooperates.dueTimersFire().does("legalcounsel", "record-cooperation-decision", Map.of("cooperates", "yes"));
        assertThat(cooperates.waitsFor("prosecutor")).contains("apply-temporary-permit");
        assertThat(cooperates.due("apply-temporary-permit")).isEqualTo("2026-10-09T08:00:00");
    }

    @Test
    void story_2_the_web_at_night_in_romanian_and_unsure_whether_there_is_danger() {
        clock.set("2026-11-21T02:10:00Z");
        Set<String> before = person().numbersWith("socialservices", "sort-contact");
        String code = writesOnTheHelpPage("Nu am voie să ies. Vă rog, ajutor.");
        var she = person().newWith("socialservices", "sort-contact", before);

        assertThat(she.due("sort-contact"))
                .as("unsure counts as danger, at night too")
                .isEqualTo("2026-11-21T03:25:00");
        assertThat(she.reads("socialservices", "sort-contact"))
                .containsEntry("messageFromPerson", "Nu am voie să ies. Vă rog, ajutor.");
        assertThat(she.seenBy("shelter")).isEmpty();
        clock.set("2026-11-21T02:30:00Z");
        she.dueTimersFire();
        assertThat(she.waitsFor("coordinator")).containsExactly("get-contact-answered");
        assertThat(she.toldTo("coordinator")).doesNotContain("Nu am voie", "Romanian");

        she.does(
                "socialservices",
                "sort-contact",
                Map.of("contactKind", "contact", "inDanger", "yes", "answerToPerson", "Vă sunăm la ora zece."));
        assertThat(she.waitsFor("socialservices")).contains("alert-police", "contact-person");
        assertThat(she.reads("socialservices", "contact-person")).containsEntry("languages", "Romanian");
        assertThat(she.due("alert-police")).isEqualTo("2026-11-21T03:40:00");
        assertThat(answerOnTheHelpPage(code)).contains("Vă sunăm la ora zece.").doesNotContain(she.number());

        she.passes("alert-police").does("socialservices", "contact-person", Map.of("contactReached", "noAnswer"));
        assertThat(she.waitsFor("socialservices")).doesNotContain("check-safe-to-talk", "try-again");
        clock.set("2026-11-22T02:30:00Z");
        she.dueTimersFire()
                .does("socialservices", "try-again", Map.of("contactReached", "reached"))
                .does("socialservices", "check-safe-to-talk", Map.of("safeToTalk", "yes"))
                .does(
                        "socialservices",
                        "assess-contact",
                        Map.of("contactAssessment", "trafficking", "ageBand", "adult", "urgency", "immediate"))
                .does("socialservices", "offer-meeting", Map.of("meetingOutcome", "held"))
                .does("socialservices", "ask-consent-self", Map.of("consentToCase", "yes"));
        assertThat(she.waitsFor("coordinator")).contains("name-participants");
        she.passes("name-participants");
        assertThat(she.waitsFor("socialservices")).containsExactly("meet-acute-needs");
    }

    @Test
    void story_3_forty_berry_pickers_one_language_and_no_shelter_for_men() {
        clock.set("2026-08-17T06:00:00Z");
        var inspection = operation()
                .answering("plan-operation", Map.of("municipality", "0188", "suspectedForm", List.of("labour")))
                .begunBy("police", "operation", "plan-operation")
                .does(
                        "police",
                        "ask-for-preparedness",
                        Map.of(
                                "expectedPersons",
                                40,
                                "expectedSex",
                                "men",
                                "expectedLanguages",
                                "th",
                                "neededFrom",
                                "2026-08-19T06:00Z",
                                "interpretersWanted",
                                2))
                .does("socialservices", "reserve-places", Map.of("placesOffered", 0))
                .does("police", "book-interpreters", Map.of("interpretersReady", "yes", "interpretersBooked", 2));
        assertThat(inspection.waitsFor("coordinator")).contains("find-more-places");

        clock.set("2026-08-19T06:00:00Z");
        inspection
                .does("police", "confirm-go", Map.of("go", "go"))
                .does(
                        "police",
                        "register-persons-met",
                        with(
                                groupOf(40, "man", "th"),
                                Map.of("municipality", "0188", "suspectedForm", List.of("labour"))));
        assertThat(inspection.times("receive-at-safe-place")).isEqualTo(40);
        List<CaseByRest> men = linkedTo(inspection, "socialservices", "receive-at-safe-place");
        assertThat(men).hasSize(40);

        CaseByRest one = men.get(39)
                .answering("state-housing-need", with(HOUSING_NEED, Map.of("sex", "man")))
                .answering("hold-first-meeting", lines("housing"))
                .passes("name-participants", "meet-acute-needs");
        assertThat(one.reads("socialservices", "arrange-interpreter")).containsEntry("languages", "th");
        one.passes("arrange-interpreter", "inform-injured-party")
                .passes("hold-identification-talk", "consult-regional-coordinator", "assess-indicators")
                .passes("consider-police-report", "decide-identification", "notify-outcome", "ask-consent")
                .passes(BEGINNING_AFTER_CONSENT)
                .passes("state-housing-need");
        assertThat(one.reads("socialservices", "find-place")).containsEntry("proposedKind", "shelteredMen");
        one.does("socialservices", "find-place", Map.of("found", "noPlace"));
        assertThat(one.waitsFor("socialservices")).contains("arrange-last-resort");
        one.does("socialservices", "arrange-last-resort", Map.of("lastResort", "hotelWithSupport"));
        assertThat(one.waitsFor("socialservices")).as("the search goes on").contains("find-place");
    }

    @Test
    void story_4_health_care_finds_her_and_without_her_consent_the_plan_runs_without_a_name() {
        clock.set("2026-03-02T09:00:00Z");
        var she = person().answering(
                        "open-case",
                        with(PERSON, Map.of("source", "agency", "firstContact", "health", "identifiedAlready", false)))
                .answering(
                        "decide-identification",
                        Map.of("outcome", "presumed", "reasons", "The account and what was seen agree."))
                .answering("ask-consent", Map.of("consentToCoordinate", "no"))
                .answering("hold-first-meeting", lines("healthcare", "housing"))
                .openedBy("health")
                .passes("name-participants")
                .passes("meet-acute-needs", "arrange-interpreter", "inform-of-rights", "hold-identification-talk")
                .does("coordinator", "consult-regional-coordinator", Map.of("adviceWithName", "withoutName"))
                .passes("assess-indicators", "consider-police-report", "decide-identification", "notify-outcome")
                .passes("ask-consent");

        assertThat(she.waitsFor("coordinator")).containsExactly("inform-without-names");
        she.passes("inform-without-names", "clarify-residence-status", "decide-entitlement");
        assertThat(she.toldTo("coordinator")).contains("hold-first-meeting").doesNotContain(WHO_SHE_IS);
        she.passes("hold-first-meeting", "draw-up-action-plan");
        she.does("socialservices", "ask-acute-health", Map.of("wantsCare", "yes", "careNeeded", "acute"))
                .passes(
                        "state-housing-need",
                        "find-place",
                        "decide-placement",
                        "accept-guest",
                        "arrange-transport-shelter");

        assertThat(she.reads("health", "give-acute-care"))
                .as("what health care wrote down itself")
                .containsEntry("contactWay", CONTACT_WAY);
        for (String other : List.of("socialservices", "shelter", "legalcounsel")) {
            assertThat(she.toldTo(other))
                    .as("what %s is told", other)
                    .isNotEmpty()
                    .doesNotContain(WHO_SHE_IS);
        }
        assertThat(she.seenBy("coordinator")).contains("give-acute-care", "receive-person");
        assertThat(she.due("give-acute-care")).isEqualTo("2026-03-02T14:00:00");
        assertThat(she.mayDo("coordinator", "give-acute-care")).isFalse();
        she.passes("give-acute-care", "receive-person");
        assertThat(she.waitsFor("health")).contains("decide-care-entitlement");
    }

    @Test
    void story_5_consent_withdrawn_in_week_three_stops_the_sharing_at_once_but_no_duty() {
        clock.set("2026-03-02T09:00:00Z");
        var ana = person().answering("ask-consent", consentTo("shelter", "health", "returnprovider"))
                .answering("hold-first-meeting", lines("protection", "housing", "healthcare", "support", "safereturn"))
                .openedBy("socialservices")
                .passes(BEGINNING);
        ana.does("coordinator", "inform-return-options")
                .does("coordinator", "record-voluntary-wish", Map.of("voluntary", "yes"))
                .passes(
                        "state-housing-need",
                        "find-place",
                        "decide-placement",
                        "accept-guest",
                        "arrange-transport-shelter")
                .does("police", "assess-threat", Map.of("threatLevel", "medium"))
                .does("socialservices", "assess-continued-violence", Map.of("violenceLevel", "medium"))
                .does("police", "set-risk-level", Map.of("riskLevel", "medium"))
                .does(
                        "police",
                        "decide-measures",
                        Map.of(
                                "measures",
                                List.of("deviceCheck"),
                                "reasonsForDiffering",
                                "The phone was shared.",
                                "differsFromProposal",
                                true));

        clock.forward(Duration.ofDays(4));
        ana.dueTimersFire()
                .does(
                        "coordinator",
                        "confirm-voluntary-wish",
                        Map.of("stillWishes", "yes", "consentToShareWithIom", "yes"));
        assertThat(ana.waitsFor("returnprovider")).contains("assess-return-risk");
        assertThat(ana.reads("shelter", "check-device-and-accounts"))
                .containsEntry("languages", "Romanian")
                .containsEntry("contactWay", CONTACT_WAY);

        clock.set("2026-03-18T13:00:00Z");
        ana.does("socialservices", "ask-acute-health", Map.of("wantsCare", "yes", "careNeeded", "acute"))
                .does("health", "give-acute-care", Map.of("childConcern", "yes"))
                .reports("shelter", "consent-withdrawn", Map.of());

        assertThat(ana.waitsFor("returnprovider")).doesNotContain("assess-return-risk");
        assertThat(ana.waitsFor("shelter")).contains("receive-person").doesNotContain("check-device-and-accounts");
        for (String agency : List.of("shelter", "health", "returnprovider", "police", "coordinator")) {
            assertThat(ana.toldTo(agency)).as("what %s is told", agency).doesNotContain(WHO_SHE_IS);
        }
        assertThat(ana.waitsFor("socialservices"))
                .contains("inform-what-stops", "narrow-housing", "narrow-protection", "narrow-support");
        assertThat(ana.due("inform-what-stops")).isEqualTo("2026-03-19T14:00:00");
        assertThat(ana.waitsFor("coordinator")).contains("stop-sharing-with-provider");

        assertThat(ana.waitsFor("health"))
                .as("the duty to report a child at risk goes on")
                .contains("narrow-healthcare", "report-concern-health");
        assertThat(ana.waitsFor("police")).as("the police go on").contains("carry-out-measures");

        ana.does("socialservices", "narrow-housing", Map.of("wantsToStay", "yes"))
                .passes("receive-person", "report-concern-health");
        assertThat(ana.waitsFor("socialservices")).as("the bed is kept").contains("follow-up-placement");
    }

    @Test
    void story_6_day_thirty_of_the_reflection_period_is_midsummers_eve_and_nothing_is_decided() {
        clock.set("2026-05-18T08:00:00Z");
        var she = person().answering("clarify-residence-status", Map.of("residenceStatus", "irregular"))
                .answering("hold-first-meeting", lines("legalaid"))
                .answering("give-legal-information", reportMade())
                .openedBy("police")
                .passes(BEGINNING)
                .passes("give-legal-information")
                .does("prosecutor", "apply-reflection-period-investigation", Map.of("wantsReflectionPeriod", "yes"))
                .does("legalcounsel", "counsel-first-meeting", Map.of("policeReportMade", "yes", "hearing", "later"));

        clock.set("2026-05-20T09:00:00Z");
        she.does(
                "migration",
                "decide-reflection-period",
                Map.of("granted", "granted", "reflectionFrom", "2026-05-20", "reflectionUntil", "2026-06-19"));

        clock.set("2026-06-12T06:00:00Z");
        she.dueTimersFire();
        assertThat(she.due("record-cooperation-decision")).as("a Sunday").isEqualTo("2026-06-14T08:00:00");
        assertThat(she.reads("legalcounsel", "record-cooperation-decision"))
                .containsEntry("reflectionPeriodDaysLeft", 7)
                .containsEntry("reflectionPeriodEndsOn", "2026-06-19");
        assertThat(she.waitsFor("coordinator")).contains("prepare-after-reflection");

        clock.set("2026-06-16T06:00:00Z");
        she.dueTimersFire();
        escalations.look();
        assertThat(she.waitsFor("coordinator")).contains("help-with-decision");
        assertThat(she.waitsFor("socialservices")).contains("alert-head-of-social-services");
        assertThat(she.due("help-with-decision")).isEqualTo("2026-06-17T23:59:59");
        assertThat(she.priority("record-cooperation-decision"))
                .as("Monday was the one working day since")
                .isEqualTo(SECOND_LEVEL_ASKED);

        clock.set("2026-06-19T05:59:59Z");
        assertThat(she.dueTimersFire().openTasks()).doesNotContain("settle-lapsed-period", "clarify-after-reflection");
        clock.set("2026-06-19T06:00:00Z");
        she.dueTimersFire();
        assertThat(she.reads("coordinator", "settle-lapsed-period"))
                .as("the last day of a permit never moves to a working day")
                .containsEntry("reflectionPeriodEndsOn", "2026-06-19")
                .containsEntry("reflectionPeriodDaysLeft", 0);
        assertThat(she.due("settle-lapsed-period")).isEqualTo("2026-06-19T12:00:00");
        assertThat(she.due("clarify-after-reflection"))
                .as("one working day: neither Midsummer nor its weekend")
                .isEqualTo("2026-06-22T23:59:59");

        clock.set("2026-06-22T21:59:00Z");
        escalations.look();
        assertThat(she.priority("settle-lapsed-period")).isEqualTo(REMINDED);
        assertThat(she.priority("clarify-after-reflection")).isEqualTo(NOT_LATE);
        clock.set("2026-06-22T22:00:00Z");
        escalations.look();
        assertThat(she.priority("settle-lapsed-period")).isEqualTo(SECOND_LEVEL_ASKED);
        assertThat(she.priority("clarify-after-reflection")).isEqualTo(REMINDED);

        assertThat(she.waitsFor("legalcounsel"))
                .as("the choice is still the person's")
                .contains("record-cooperation-decision");
    }

    @Test
    void story_7_moves_to_goteborg_and_the_case_leaves_only_when_goteborg_has_accepted_in_writing() {
        var she = person().answering("hold-first-meeting", lines("support"))
                .openedBy("socialservices")
                .passes(BEGINNING)
                .reports("socialservices", "moved-municipality", Map.of())
                .does("socialservices", "hand-over-municipality", Map.of("newMunicipality", "other"));

        assertThat(she.waitsFor("coordinator")).contains("record-acceptance");
        assertThat(she.waitsFor("socialservices"))
                .as("Stockholm keeps the responsibility")
                .contains("appoint-contact-person");
        she.does("coordinator", "record-acceptance", Map.of("handOverAccepted", "no"))
                .does("coordinator", "settle-hand-over", Map.of("handOverNext", "askAgain"));
        assertThat(she.waitsFor("socialservices")).contains("appoint-contact-person", "hand-over-municipality");

        she.does("socialservices", "hand-over-municipality", Map.of("newMunicipality", "other"))
                .does("coordinator", "record-acceptance", Map.of("handOverAccepted", "yes"));
        assertThat(she.openTasks()).containsExactly("record-hand-over");
        assertThat(she.seenBy("socialservices")).isEmpty();

        she.passes("record-hand-over");
        assertThat(she.isRunning()).isFalse();
    }

    @Test
    void story_7_within_the_county_roles_and_rights_follow_when_the_other_municipality_accepts() {
        var she = person().answering("ask-consent", consentTo("socialservices", "shelter"))
                .answering("hold-first-meeting", lines("support", "housing"))
                .openedBy("police")
                .passes(BEGINNING)
                .passes("appoint-contact-person")
                .reports("socialservices", "moved-municipality", Map.of())
                .does(
                        "socialservices",
                        "hand-over-municipality",
                        Map.of("newMunicipality", "0184", "receivingAgency", "solna"));

        assertThat(she.seenBy("socialservices-solna"))
                .as("Solna sees the question and nothing else of the case")
                .containsExactly("accept-hand-over");
        assertThat(she.toldTo("socialservices-solna")).doesNotContain(WHO_SHE_IS);
        assertThat(she.waitsFor("socialservices")).contains("state-housing-need", "repeat-information");

        she.does("socialservices-solna", "accept-hand-over", Map.of("handOverAccepted", "yes"));
        assertThat(she.waitsFor("socialservices-solna")).contains("state-housing-need", "repeat-information");
        assertThat(she.reads("socialservices-solna", "state-housing-need"))
                .as("what she agreed to share with social services")
                .containsEntry("languages", "Romanian");
        assertThat(she.seenBy("socialservices")).isEmpty();
        assertThat(she.mayDo("socialservices", "state-housing-need")).isFalse();
    }

    @Test
    void story_8_investigation_closed_and_permit_revoked_but_still_threatened_she_keeps_her_bed() {
        clock.set("2026-04-01T08:00:00Z");
        var she = person().answering(
                        "clarify-residence-status",
                        Map.of(
                                "residenceStatus",
                                "evidencePermit",
                                "permitFrom",
                                "2026-03-01",
                                "permitUntil",
                                "2026-09-01"))
                .answering("hold-first-meeting", lines("protection", "housing", "legalaid"))
                .answering("give-legal-information", reportMade())
                .openedBy("police")
                .passes(BEGINNING)
                .passes("state-housing-need");
        String bed = she.offers("socialservices", "find-place", "freePlaces").stream()
                .filter(ONE_BED::contains)
                .findFirst()
                .orElseThrow();
        she.does("socialservices", "find-place", Map.of("found", "placeFound", "placeId", bed))
                .passes("decide-placement", "accept-guest", "arrange-transport-shelter", "receive-person")
                .passes("give-legal-information")
                .does("police", "assess-threat", Map.of("threatLevel", "high"))
                .does("socialservices", "assess-continued-violence", Map.of("violenceLevel", "high"))
                .does("police", "set-risk-level", Map.of("riskLevel", "high", "measuresNeeded", "no"));

        clock.set("2026-05-04T08:00:00Z");
        she.reports("prosecutor", "investigation-closed", Map.of()).reports("migration", "permit-revoked", Map.of());

        assertThat(she.waitsFor("coordinator")).contains("follow-up-investigation-closed");
        assertThat(she.waitsFor("legalcounsel")).contains("inform-of-closure");
        assertThat(she.waitsFor("migration")).contains("record-revocation");
        assertThat(she.due("clarify-after-revocation")).isEqualTo("2026-05-07T10:00:00");
        assertThat(she.waitsFor("police")).as("the risk is assessed again").contains("assess-threat");
        assertThat(she.waitsFor("socialservices")).contains("follow-up-placement");
        assertThat(bedsFreeForOthers()).doesNotContain(bed);

        she.does("police", "assess-threat", Map.of("threatLevel", "high"))
                .does("socialservices", "assess-continued-violence", Map.of("violenceLevel", "high"))
                .does("police", "set-risk-level", Map.of("riskLevel", "high", "measuresNeeded", "no"))
                .does(
                        "migration",
                        "record-revocation",
                        Map.of("revokedPermit", "temporaryPermit", "permitStopReason", "conditionsFell"))
                .does(
                        "socialservices",
                        "clarify-after-revocation",
                        Map.of("residenceStatus", "irregular", "acuteNeed", "yes"));
        assertThat(she.reads("socialservices", "settle-entitlement")).containsEntry("entitlementProposal", "acute");
        she.does(
                        "socialservices",
                        "settle-entitlement",
                        Map.of("entitlement", "acute", "payer", "stockholm", "reasons", "Still threatened."))
                .passes("follow-up-investigation-closed")
                .does("coordinator", "review-action-plan", Map.of("planCanEnd", "no"));
        assertThat(she.waitsFor("legalcounsel")).contains("advise-after-revocation");
        assertThat(she.waitsFor("socialservices")).contains("follow-up-placement");
        assertThat(bedsFreeForOthers()).as("entitlement fell, the bed did not").doesNotContain(bed);

        she.does("socialservices", "follow-up-placement", Map.of("stayOn", "leave"))
                .passes("plan-next-housing", "confirm-payer", "end-placement");
        assertThat(bedsFreeForOthers()).as("a person has decided").contains(bed);
    }

    @Test
    void story_9_a_mother_with_two_children_whose_father_does_not_consent_to_the_placement() {
        clock.set("2026-03-02T09:00:00Z");
        var mother = person().answering("hold-first-meeting", lines("housing"))
                .openedBy("socialservices")
                .passes(BEGINNING)
                .does("socialservices", "state-housing-need", with(HOUSING_NEED, Map.of("persons", 3, "children", 2)));
        assertThat(mother.reads("socialservices", "find-place")).containsEntry("proposedKind", "shelteredFamily");

        mother.does("socialservices", "find-place", Map.of("found", "noPlace"));
        assertThat(mother.waitsFor("socialservices"))
                .as("never a hotel for children")
                .contains("arrange-emergency-home")
                .doesNotContain("arrange-last-resort");

        mother.passes("arrange-emergency-home")
                .does("socialservices", "find-place", Map.of("found", "placeFound", "kind", "shelteredFamily"))
                .passes("decide-placement", "accept-guest", "arrange-transport-shelter", "receive-person");
        assertThat(mother.waitsFor("socialservices"))
                .as("the mother's placement does not decide the children's")
                .contains("apply-child-placement")
                .doesNotContain("follow-up-placement");
        assertThat(mother.due("apply-child-placement")).isEqualTo("2026-03-03T10:00:00");
        assertThat(mother.formOf("socialservices", "apply-child-placement")).contains("administrative court");
        assertThat(mother.seenBy("shelter")).doesNotContain("apply-child-placement");

        mother.does(
                "socialservices",
                "apply-child-placement",
                Map.of("childrenPlaced", 2, "custodianConsent", "refused", "childRoute", "courtApplication"));
        assertThat(mother.waitsFor("socialservices")).contains("follow-up-placement");
    }

    /** Domain 4.5 asks for more: that only named handlers of an agency open such a case. Until then the look is at least seen. */
    @Test
    void story_10_protected_registration_is_granted_and_the_look_of_a_curious_colleague_is_kept() {
        clock.set("2026-03-02T09:00:00Z");
        var she = person().answering("ask-consent", consentTo("socialservices", "health"))
                .answering("hold-first-meeting", lines("protection", "housing", "healthcare"))
                .openedBy("police")
                .passes(BEGINNING)
                .does("police", "assess-threat", Map.of("threatLevel", "high"))
                .does(
                        "socialservices",
                        "assess-continued-violence",
                        Map.of("violenceLevel", "high", "addressHiddenLong", "yes"))
                .does("police", "set-risk-level", Map.of("riskLevel", "high"))
                .does(
                        "police",
                        "decide-measures",
                        Map.of(
                                "measures",
                                List.of("protectedRegistration"),
                                "reasonsForDiffering",
                                "One thing at a time.",
                                "differsFromProposal",
                                true))
                .does("socialservices", "protect-identity", Map.of("protectionKind", "protectedRegistration"));

        assertThat(she.waitsFor("coordinator")).contains("protect-case-data");
        assertThat(she.due("protect-case-data")).isEqualTo("2026-03-02T14:00:00");
        assertThat(she.waitsFor("health")).contains("protect-health-record");

        assertThat(readers(she)).doesNotContain("socialservices2");
        assertThat(she.reads("socialservices2", "state-housing-need"))
                .as("the agency works on it, so the colleague gets in")
                .containsEntry("contactWay", CONTACT_WAY);
        assertThat(readers(she)).as("and is written down").contains("socialservices2");

        assertThat(she.seenBy("socialservices-solna")).isEmpty();
        assertThat(she.mayDo("socialservices-solna", "state-housing-need")).isFalse();
        assertThat(she.mayDo("health", "state-housing-need")).isFalse();
    }

    @Test
    void story_11_a_boy_of_sixteen_made_to_steal_and_suspected_himself_is_first_of_all_a_child() {
        clock.set("2026-03-06T12:00:00Z");
        var boy = person().answering(
                        "open-case",
                        with(
                                PERSON,
                                Map.of(
                                        "ageBand",
                                        "child",
                                        "sex",
                                        "man",
                                        "firstContact",
                                        "police",
                                        "suspectedForm",
                                        List.of("criminality"),
                                        "identifiedAlready",
                                        false)))
                .answering("assess-age", Map.of("result", "child"))
                .answering(
                        "decide-identification",
                        Map.of(
                                "outcome",
                                "presumed",
                                "formsConfirmed",
                                List.of("criminality"),
                                "reasons",
                                "He was driven from shop to shop."))
                .answering("hold-first-meeting", lines("protection", "housing", "legalaid"))
                .answering("give-legal-information", reportMade())
                .openedBy("police")
                .passes("name-participants", "meet-acute-needs", "arrange-interpreter");

        assertThat(boy.waitsFor("socialservices")).contains("receive-concern", "assess-age");
        assertThat(boy.due("receive-concern"))
                .as("the day after Friday is no working day")
                .isEqualTo("2026-03-09T23:59:59");
        boy.does(
                        "socialservices",
                        "receive-concern",
                        Map.of(
                                "concernReportedBy",
                                "police",
                                "guardianState",
                                "guardianRequested",
                                "barnahusContacted",
                                true))
                .passes("assess-age");

        assertThat(boy.waitsFor("police")).contains("inform-injured-party");
        boy.passes("inform-injured-party", "consult-regional-coordinator")
                .does(
                        "socialservices",
                        "hold-identification-talk",
                        Map.of("place", "barnahus", "present", List.of("interpreter", "godman")))
                .passes("assess-indicators");
        assertThat(boy.due("consider-police-report"))
                .as("a child's within a day")
                .isEqualTo("2026-03-07T13:00:00");
        assertThat(boy.formOf("socialservices", "consider-police-report"))
                .contains("refrain from prosecution or punishment")
                .contains("to be confirmed by the coordinator");
        boy.does("socialservices", "consider-police-report", Map.of("decision", "report", "ground", "childVictim"))
                .passes("decide-identification", "notify-outcome")
                .passes(BEGINNING_WITHOUT_PARTICIPANTS);

        boy.passes("give-legal-information");
        assertThat(boy.waitsFor("socialservices")).contains("appoint-child-representative-guardian");
        assertThat(boy.waitsFor("prosecutor")).contains("appoint-child-representative-special");
        boy.does("police", "assess-threat", Map.of("threatLevel", "medium"))
                .does("socialservices", "assess-continued-violence", Map.of("violenceLevel", "medium"))
                .does("police", "set-risk-level", Map.of("riskLevel", "medium"))
                .does(
                        "socialservices",
                        "assess-child-protection",
                        Map.of("protectionNeed", "yes", "childHeard", "yes", "barnahusContacted", true))
                .does("socialservices", "decide-immediate-care", Map.of("immediateCare", "withConsent"))
                .does(
                        "socialservices",
                        "state-housing-need",
                        with(HOUSING_NEED, Map.of("ageBand", "child", "sex", "man")));
        assertThat(boy.reads("socialservices", "find-place")).containsEntry("proposedKind", "emergencyFamilyHome");

        boy.reports("police", "legalaid-declined", Map.of());
        assertThat(boy.waitsFor("socialservices"))
                .as("a child does not give up counsel alone")
                .contains("decide-legal-aid-for-child");
        assertThat(boy.waitsFor("legalcounsel")).contains("counsel-first-meeting");
    }

    private CaseByRest operation() {
        return new CaseByRest(new EngineRest(port));
    }

    private static Map<String, Object> groupOf(int persons, String sex, String language) {
        return Map.of(
                "personsMet", persons,
                "firstPersons", persons,
                "firstAgeBand", "adult",
                "firstSex", sex,
                "firstLanguages", language,
                "firstInterpreterNeeded", "yes");
    }

    /** The cases of the persons met, as a member who works on the operation finds them. */
    private List<CaseByRest> linkedTo(CaseByRest raid, String member, String step) {
        return CASE_NUMBER
                .matcher(String.valueOf(raid.reads(member, step).get("linkedCases")))
                .results()
                .map(number -> person().answering(
                                "decide-identification",
                                Map.of("outcome", "presumed", "reasons", "What was seen and told agrees."))
                        .answering("ask-consent", consentTo("socialservices", "shelter"))
                        .numbered(number.group()))
                .toList();
    }

    private String writesOnTheHelpPage(String message) {
        String once = found("name=\"once\" value=\"([^\"]+)\"", helpPage("/help?lang=ro", null));
        return found(
                "id=\"code\">([0-9A-Z-]+)<",
                helpPage(
                        "/help?lang=ro",
                        "once=" + encoded(once) + "&inDangerNow=unsure&messageFromPerson=" + encoded(message)));
    }

    private String answerOnTheHelpPage(String code) {
        return helpPage("/help/answer?lang=ro", "code=" + encoded(code));
    }

    private String helpPage(String path, String sent) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (sent != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(sent));
        }
        return HttpClient.newHttpClient()
                .sendAsync(request.build(), BodyHandlers.ofString())
                .join()
                .body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    /** Somebody else, for whom a place is sought now. */
    private List<String> bedsFreeForOthers() {
        return person().answering("hold-first-meeting", lines("housing"))
                .openedBy("socialservices")
                .passes(BEGINNING)
                .passes("state-housing-need")
                .offers("socialservices", "find-place", "freePlaces");
    }

    /** Who has read anything that is said about the person. */
    private List<String> readers(CaseByRest aCase) {
        return jdbc.sql("select distinct reader from casefile.reads where case_number = ?")
                .param(aCase.number())
                .query(String.class)
                .list();
    }

    private CaseByRest person() {
        return new CaseByRest(new EngineRest(port))
                .answering("open-case", PERSON)
                .answering("state-housing-need", HOUSING_NEED)
                .answering(
                        "decide-entitlement", Map.of("entitlement", "full", "reasons", "Agreed between the agencies."));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static Map<String, Object> consentTo(String... roles) {
        return Map.of("consentToCoordinate", "yes", "shareWith", List.of(roles), "validUntil", "+180d");
    }

    private static Map<String, Object> lines(String... lines) {
        return Map.of("linesNeeded", List.of(lines));
    }

    private static Map<String, Object> reportMade() {
        return Map.of(
                "policeReportMade", "yes",
                "investigationLeader", "prosecutor",
                "leaderApplies", "yes",
                "counselState", "appointed",
                "wantsReflectionPeriod", "yes");
    }
}
