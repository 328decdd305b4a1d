package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;

/** From a wish to return until a year after it. */
@HandlingsplanTest
class SafereturnTest {

    @RegisterExtension
    static final Line safereturn = new Line("safereturn");

    @Autowired
    private DecisionService decisions;

    @Test
    void a_person_returns_of_free_will_and_is_followed_up_for_a_year() {
        var story = wished(begins("adult"))
                .firesIn(Duration.ofHours(72), "cooled-off")
                .clockReaches("cooled-off")
                .when("confirm-voluntary-wish", Map.of("stillWishes", "yes", "consentToShareWithIom", "yes"))
                .waitsForNothingBut("assess-return-risk", "check-legal-hinders", "check-permit-hinders")
                .offers("assess-return-risk", "iom")
                .offers("check-legal-hinders", "aklagare")
                .offers("check-permit-hinders", "migrationsverket");
        checked(story, "medium", "none", "none")
                .hasNotPassed("decide-child-best-interests")
                .knows("admissionProposal", "admitted")
                .offers("decide-programme-admission", "regionkoordinator")
                .when("decide-programme-admission", Map.of("admission", "admitted"))
                .waitsForNothingBut("arrange-documents", "plan-reintegration", "issue-fit-to-travel")
                .offers("issue-fit-to-travel", "regionstockholm")
                .when("arrange-documents", Map.of("travelDocuments", "ready"))
                .when("plan-reintegration")
                .when("issue-fit-to-travel", Map.of("fitToTravel", "withConditions"))
                .when("arrange-travel", Map.of("departOn", "2026-10-01", "receivedBy", "A cousin at the station."))
                .waitsForNothingBut()
                .firesAt(
                        LocalDate.parse("2026-10-01")
                                .atStartOfDay(ZoneId.systemDefault())
                                .toInstant(),
                        "departure-day-came")
                .clockReaches("departure-day-came")
                .when("confirm-departure", Map.of("departure", "arrived"))
                .hasPassed("departure-told");
        for (String point : new String[] {"month1", "month3", "month6", "month12"}) {
            story.knows("followUpAt", point)
                    .clockReaches("return-follow-up-due")
                    .when("follow-up-return", Map.of("contacted", true, "safe", "yes", "retrafficked", "no"));
        }
        story.endsAt("return-followed-up");
    }

    @Test
    void the_follow_ups_come_one_three_six_and_twelve_months_after_return() {
        var story = abroad();
        story.firesAt(Instant.parse("2026-10-08T08:00:00Z"), "return-follow-up-due");
        reached(story.clockReaches("return-follow-up-due"))
                .firesAt(Instant.parse("2026-12-08T09:00:00Z"), "return-follow-up-due");
        reached(story.clockReaches("return-follow-up-due"))
                .firesAt(Instant.parse("2027-03-08T09:00:00Z"), "return-follow-up-due");
        reached(story.clockReaches("return-follow-up-due"))
                .firesAt(Instant.parse("2027-09-08T08:00:00Z"), "return-follow-up-due");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void a_wish_that_may_not_be_free_leads_to_other_routes(String voluntary) {
        begins("adult")
                .when("inform-return-options")
                .when("record-voluntary-wish", Map.of("voluntary", voluntary))
                .waitsForNothingBut("tell-other-routes")
                .when("tell-other-routes")
                .endsAt("other-routes-told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void who_does_not_wish_it_after_three_days_stays(String stillWishes) {
        wished(begins("adult"))
                .clockReaches("cooled-off")
                .when("confirm-voluntary-wish", Map.of("stillWishes", stillWishes))
                .endsAt("return-not-wished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void the_provider_is_told_nothing_without_the_persons_consent(String consent) {
        wished(begins("adult"))
                .clockReaches("cooled-off")
                .when("confirm-voluntary-wish", Map.of("stillWishes", "yes", "consentToShareWithIom", consent))
                .hasNotPassed("checks-begin")
                .waitsForNothingBut("tell-other-routes");
    }

    @ParameterizedTest
    @CsvSource({"child, 0", "unknown, 0", "adult, 1"})
    void a_childs_best_interests_are_decided_before_admission(String ageBand, int children) {
        checked(atChecks(ageBand, children), "low", "none", "none")
                .waitsForNothingBut("decide-child-best-interests")
                .offers("decide-child-best-interests", "stockholm")
                .when(
                        "decide-child-best-interests",
                        Map.of("childBestInterests", "returnIsBest", "authoritiesAgree", "yes"))
                .waitsForNothingBut("decide-programme-admission");
    }

    @ParameterizedTest
    @CsvSource({"stayIsBest, yes", "stayIsBest, awaited", "returnIsBest, no"})
    void a_child_does_not_return_where_one_country_finds_it_not_best(String best, String agree) {
        checked(atChecks("child", 0), "low", "none", "none")
                .when("decide-child-best-interests", Map.of("childBestInterests", best, "authoritiesAgree", agree))
                .waitsForNothingBut("tell-other-routes");
    }

    @ParameterizedTest
    @CsvSource({"cannotSay, yes", "returnIsBest, awaited"})
    void what_is_best_for_a_child_is_waited_for(String best, String agree) {
        checked(atChecks("child", 0), "low", "none", "none")
                .when("decide-child-best-interests", Map.of("childBestInterests", best, "authoritiesAgree", agree))
                .waitsForNothingBut()
                .firesIn(Duration.ofDays(14), "check-is-due")
                .clockReaches("check-is-due")
                .waitsForNothingBut("assess-return-risk", "check-legal-hinders", "check-permit-hinders");
    }

    @Test
    void a_refused_admission_leads_to_other_routes() {
        checked(atChecks("adult", 0), "low", "none", "none")
                .when("decide-programme-admission", Map.of("admission", "refused"))
                .when("tell-other-routes")
                .endsAt("other-routes-told");
    }

    @Test
    void after_three_more_checks_other_routes_are_told() {
        var story = atChecks("adult", 0);
        for (int checks = 0; checks <= 3; checks++) {
            checked(story, "critical", "none", "none")
                    .knows("admissionProposal", "postponed")
                    .when("decide-programme-admission", Map.of("admission", "postponed"));
            if (checks < 3) {
                story.clockReaches("check-is-due");
            }
        }
        story.knows("returnCheckRound", 4).waitsForNothingBut("tell-other-routes");
    }

    @ParameterizedTest
    @CsvSource({"appliedFor, yes", "notPossible, yes", "ready, no"})
    void nobody_travels_without_documents_or_not_fit(String documents, String fit) {
        prepared(documents, fit).hasNotPassed("arrange-travel").waitsAt("check-is-due");
    }

    @Test
    void who_did_not_travel_is_checked_again() {
        travels()
                .clockReaches("departure-day-came")
                .when("confirm-departure", Map.of("departure", "notTravelled"))
                .knows("departed", false)
                .waitsAt("check-is-due")
                .hasNotPassed("departure-told");
    }

    @Test
    void an_arrival_not_confirmed_yet_is_followed_up_too() {
        travels()
                .clockReaches("departure-day-came")
                .when("confirm-departure", Map.of("departure", "left"))
                .knows("departed", true)
                .waitsAt("return-follow-up-due");
    }

    @Test
    void two_failed_contacts_in_a_row_close_the_follow_up() {
        abroad().clockReaches("return-follow-up-due")
                .when("follow-up-return", Map.of("contacted", false))
                .firesIn(Duration.ofDays(14), "contact-is-due-again")
                .clockReaches("contact-is-due-again")
                .when("follow-up-return", Map.of("contacted", false))
                .offers("close-lost-contact", "regionkoordinator")
                .when("close-lost-contact")
                .endsAt("contact-lost");
    }

    @Test
    void a_contact_that_succeeds_begins_the_count_anew() {
        var story = abroad().clockReaches("return-follow-up-due");
        reached(story.when("follow-up-return", Map.of("contacted", false)).clockReaches("contact-is-due-again"))
                .knows("failedContacts", 0)
                .clockReaches("return-follow-up-due")
                .when("follow-up-return", Map.of("contacted", false))
                .waitsAt("contact-is-due-again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspected", "yes"})
    void police_and_coordinator_are_told_when_a_person_is_exploited_again(String retrafficked) {
        abroad().clockReaches("return-follow-up-due")
                .when("follow-up-return", Map.of("contacted", true, "retrafficked", retrafficked))
                .hasPassed("new-exploitation-told", "new-threat")
                .waitsForNothingBut("review-return-after-threat")
                .waitsAt("return-follow-up-due");
    }

    @Test
    void a_wish_withdrawn_stops_everything_before_departure() {
        prepared(atChecks("adult", 0))
                .reports("return-wish-withdrawn")
                .waitsForNothingBut("wind-up-return")
                .offers("wind-up-return", "regionkoordinator")
                .when("wind-up-return")
                .endsAt("return-wound-up");
    }

    @Test
    void a_wish_withdrawn_stops_the_wait_for_departure() {
        travels()
                .reports("return-wish-withdrawn")
                .waitsForNothingBut("wind-up-return")
                .doesNotWaitAt("departure-day-came");
    }

    @Test
    void a_wish_withdrawn_after_departure_changes_nothing() {
        abroad().reports("return-wish-withdrawn")
                .hasPassed("left-already")
                .waitsForNothingBut()
                .waitsAt("return-follow-up-due");
    }

    @Test
    void the_return_ends_at_once_when_consent_is_withdrawn() {
        prepared(atChecks("adult", 0))
                .reports("consent-withdrawn")
                .waitsForNothingBut("stop-sharing-with-provider")
                .when("stop-sharing-with-provider")
                .endsAt("provider-sharing-stopped");
    }

    @Test
    void a_new_threat_may_stop_the_return() {
        travels()
                .reports("new-threat")
                .when("review-return-after-threat", Map.of("returnGoesOn", "stopped"))
                .hasPassed("return-given-up")
                .waitsForNothingBut("wind-up-return");
    }

    @Test
    void a_return_may_go_on_after_a_new_threat() {
        begins("adult")
                .reports("new-threat")
                .when("review-return-after-threat", Map.of("returnGoesOn", "goesOn"))
                .hasPassed("return-goes-on")
                .waitsForNothingBut("inform-return-options");
    }

    @Test
    void a_return_that_has_happened_can_not_be_stopped() {
        abroad().reports("new-threat")
                .when("review-return-after-threat", Map.of("returnGoesOn", "stopped"))
                .hasPassed("return-goes-on")
                .waitsAt("return-follow-up-due");
    }

    @Test
    void nobody_departs_who_is_missing() {
        travels()
                .reports("person-missing")
                .hasPassed("traveller-missing")
                .waitsForNothingBut("pause-return")
                .waitsAt("check-is-due")
                .doesNotWaitAt("departure-day-came")
                .when("pause-return")
                .hasPassed("return-paused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void a_person_who_is_found_is_asked_again(String stillWishes) {
        begins("adult")
                .reports("person-missing")
                .reports("police", "person-found", Map.of())
                .when("resume-return", Map.of("stillWishes", stillWishes))
                .hasPassed("return-resumed")
                .waitsForNothingBut("inform-return-options", "pause-return");
    }

    @Test
    void the_return_ends_when_a_person_who_is_found_no_longer_wishes_it() {
        begins("adult")
                .reports("person-missing")
                .reports("person-found")
                .when("resume-return", Map.of("stillWishes", "no"))
                .hasPassed("wish-lost", "wish-withdrawn")
                .waitsForNothingBut("wind-up-return");
    }

    @Test
    void after_thirty_days_missing_it_is_left_to_the_plan() {
        begins("adult")
                .reports("person-missing")
                .firesIn(Duration.ofDays(30), "missing-too-long")
                .clockReaches("missing-too-long")
                .hasPassed("left-to-plan")
                .goesOn();
    }

    @Test
    void the_return_stops_when_the_person_is_found_to_be_a_child() {
        prepared(atChecks("adult", 0))
                .reports("found-to-be-child")
                .hasPassed("return-begins-anew")
                .waitsForNothingBut("wind-up-return");
    }

    @Test
    void the_authorities_there_are_told_when_a_child_has_returned() {
        abroad().reports("found-to-be-child")
                .offers("tell-child-authorities", "stockholm")
                .when("tell-child-authorities")
                .hasPassed("child-authorities-told")
                .knows("ageBand", "child")
                .waitsAt("return-follow-up-due");
    }

    @ParameterizedTest
    @CsvSource({
        "indictment-served, settle-hearing-from-abroad, aklagare, hearing-settled",
        "identity-protected, protect-return-data, regionkoordinator, return-data-protected"
    })
    void what_happens_is_heeded_beside_the_running_steps(String event, String step, String agency, String end) {
        begins("adult")
                .reports(event)
                .offers(step, agency)
                .when(step)
                .hasPassed(end)
                .waitsForNothingBut("inform-return-options");
    }

    @Test
    void the_line_ends_when_the_person_has_died() {
        abroad().reports("person-died").waitsForNothingBut().endsAt("return-ended-by-death");
    }

    @Test
    void the_coordinator_helps_when_the_risk_is_not_assessed() {
        atChecks("adult", 0)
                .firesIn(Duration.ofDays(13), "return-risk-late")
                .clockReaches("return-risk-late")
                .when("help-with-return-risk")
                .hasPassed("return-risk-help-given")
                .waitsAt("assess-return-risk");
    }

    @Test
    void the_coordinator_helps_when_a_childs_case_is_not_decided() {
        checked(atChecks("child", 0), "low", "none", "none")
                .firesIn(Duration.ofDays(35), "child-decision-late")
                .clockReaches("child-decision-late")
                .when("help-with-child-decision")
                .hasPassed("child-decision-help-given")
                .waitsForNothingBut("decide-child-best-interests");
    }

    @Test
    void the_coordinator_asks_when_a_follow_up_is_late() {
        abroad().clockReaches("return-follow-up-due")
                .clockReaches("follow-up-return-late")
                .offers("ask-about-follow-up", "regionkoordinator")
                .when("ask-about-follow-up")
                .hasPassed("follow-up-asked-about")
                .waitsForNothingBut("follow-up-return");
    }

    @ParameterizedTest
    @CsvSource({
        "no, presumedTrafficking, originCountry, low, none, none, refused",
        "notAsked, presumedTrafficking, originCountry, low, none, none, refused",
        "yes, neither, originCountry, low, none, none, refused",
        "yes, presumedTrafficking, other, low, none, none, refused",
        "yes, presumedTrafficking, originCountry, critical, none, none, postponed",
        "yes, presumedTrafficking, originCountry, notAssessed, none, none, postponed",
        "yes, foreignNationalInProstitution, otherEu, high, hearingFirst, none, postponed",
        "yes, foreignNationalInProstitution, otherEu, high, ban, none, postponed",
        "yes, foreignNationalInProstitution, otherEu, high, unclear, none, postponed",
        "yes, presumedTrafficking, thirdCountryWithPermanentStay, medium, none, entryBan, postponed",
        "yes, presumedTrafficking, thirdCountryWithPermanentStay, medium, none, unclear, postponed",
        "yes, presumedTrafficking, thirdCountryWithPermanentStay, medium, none, permitLost, admitted",
        "yes, foreignNationalInProstitution, originCountry, high, none, none, admitted",
        ", , , , , , refused",
        "yes, , , , , , admitted"
    })
    void the_admission_is_proposed_row_by_row(
            String voluntary,
            String group,
            String destination,
            String risk,
            String legalHinder,
            String permitHinder,
            String proposal) {
        assertThat(decisions
                        .evaluateDecisionTableByKey("return-programme-admission")
                        .variables(Variables.putValue("voluntary", voluntary)
                                .putValue("group", group)
                                .putValue("destination", destination)
                                .putValue("returnRiskLevel", risk)
                                .putValue("legalHinder", legalHinder)
                                .putValue("permitHinder", permitHinder))
                        .evaluate()
                        .getSingleResult()
                        .<String>getSingleEntry())
                .isEqualTo(proposal);
    }

    @ParameterizedTest
    @CsvSource({
        "departure, month1",
        "month1, month3",
        "month3, month6",
        "month6, month12",
        "month12, done",
        "done, done"
    })
    void four_follow_ups_come_after_departure(String before, String next) {
        assertThat(decisions
                        .evaluateDecisionTableByKey("next-return-follow-up")
                        .variables(Variables.putValue("followUpAt", before))
                        .evaluate()
                        .getSingleResult()
                        .<String>getSingleEntry())
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 0", "true, 1, 0", "true, 2, 0", "false, 0, 1", "false, 1, 2", "false, 2, 2"})
    void failed_contacts_are_counted_in_a_row(boolean contacted, int before, int after) {
        assertThat(decisions
                        .evaluateDecisionTableByKey("next-contact-attempt")
                        .variables(Variables.putValue("contacted", contacted).putValue("failedContacts", before))
                        .evaluate()
                        .getSingleResult()
                        .<Integer>getSingleEntry())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "3, 4", "4, 4"})
    void checks_are_counted_one_by_one(int before, int after) {
        assertThat(decisions
                        .evaluateDecisionTableByKey("next-return-check")
                        .variables(Variables.putValue("returnCheckRound", before))
                        .evaluate()
                        .getSingleResult()
                        .<Integer>getSingleEntry())
                .isEqualTo(after);
    }

    private static CaseStory begins(String ageBand) {
        return safereturn.begins(known(ageBand, Map.of()));
    }

    private static CaseStory wished(CaseStory story) {
        return story.when("inform-return-options", Map.of("group", "presumedTrafficking"))
                .when("record-voluntary-wish", Map.of("voluntary", "yes", "destination", "originCountry"));
    }

    private static CaseStory atChecks(String ageBand, int children) {
        return safereturn.beginsBefore(
                "checks-begin",
                known(
                        ageBand,
                        Map.of(
                                "returnCheckRound", 0,
                                "children", children,
                                "voluntary", "yes",
                                "group", "presumedTrafficking",
                                "destination", "originCountry")));
    }

    private static CaseStory checked(CaseStory story, String risk, String legalHinder, String permitHinder) {
        return story.when("assess-return-risk", Map.of("returnRiskLevel", risk))
                .when("check-legal-hinders", Map.of("legalHinder", legalHinder))
                .when("check-permit-hinders", Map.of("permitHinder", permitHinder));
    }

    private static CaseStory prepared(CaseStory story) {
        return checked(story, "low", "none", "none")
                .when("decide-programme-admission", Map.of("admission", "admitted"));
    }

    private static CaseStory prepared(String documents, String fit) {
        return prepared(atChecks("adult", 0))
                .when("arrange-documents", Map.of("travelDocuments", documents))
                .when("plan-reintegration")
                .when("issue-fit-to-travel", Map.of("fitToTravel", fit));
    }

    private static CaseStory travels() {
        return prepared("ready", "yes").when("arrange-travel", Map.of("departOn", "2026-10-01"));
    }

    private static CaseStory abroad() {
        return safereturn
                .beginsBefore("confirm-departure", known("adult", Map.of("returnCheckRound", 0)))
                .when("confirm-departure", Map.of("departure", "arrived"));
    }

    private static CaseStory reached(CaseStory story) {
        return story.when("follow-up-return", Map.of("contacted", true, "safe", "yes", "retrafficked", "no"));
    }

    /** What the plan hands over, and more. */
    private static Map<String, Object> known(String ageBand, Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand", ageBand,
                "riskLevel", "medium",
                "entitlement", "full",
                "payer", "stockholm",
                "residenceStatus", "unknown",
                "foundMunicipality", "0184",
                "stayMunicipality", "0180",
                "departed", false));
        known.putAll(more);
        return known;
    }
}
