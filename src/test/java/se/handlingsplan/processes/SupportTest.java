package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

/** From one contact person until support is closed together with the person. */
@HandlingsplanTest
class SupportTest {

    @RegisterExtension
    static final Line support = new Line("support");

    @Autowired
    private DecisionService decisions;

    @Test
    void a_person_is_supported_until_the_goals_are_met() {
        begins("adult", "full")
                .offers("appoint-contact-person", "stockholm")
                .when("appoint-contact-person", Map.of("wantsContactPerson", "yes", "moneyNeededNow", "no"))
                .when("repeat-information")
                .waitsForNothingBut("grant-income", "provide-counselling", "assess-support-needs")
                .when("grant-income", Map.of("decision", "granted"))
                .when("provide-counselling")
                .when("assess-support-needs")
                .hasPassed("which-measures-to-measures-settled")
                .when("plan-long-term", Map.of("longTermWish", "stay"))
                .hasNotPassed("return-review-wanted")
                .firesIn(Duration.ofDays(30), "follow-up-is-due")
                .clockReaches("follow-up-is-due")
                .when("follow-up-support", Map.of("supportGoesOn", "goalsMet"))
                .waitsForNothingBut("close-support")
                .when("close-support")
                .endsAt("support-closed");
    }

    @Test
    void the_measures_a_person_wants_are_arranged_at_the_same_time() {
        assessed("adult", List.of("schooling", "familyContact", "documents", "debts"))
                .offers("contact-family", "plattformen")
                .offers("handle-debt-and-id-misuse", "plattformen")
                .offers("arrange-schooling", "stockholm")
                .when("arrange-schooling")
                .when("contact-family")
                .when("handle-documents")
                .waitsForNothingBut("handle-debt-and-id-misuse")
                .when("handle-debt-and-id-misuse")
                .waitsForNothingBut("plan-long-term");
    }

    @ParameterizedTest
    @CsvSource({
        "schooling, arrange-schooling",
        "familyContact, contact-family",
        "documents, handle-documents",
        "debts, handle-debt-and-id-misuse"
    })
    void a_measure_is_arranged_where_it_is_wanted_and_no_other(String wanted, String step) {
        assessed("adult", List.of(wanted)).waitsForNothingBut(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void school_is_arranged_for_whoever_may_be_a_child(String ageBand) {
        assessed(ageBand, List.of()).waitsForNothingBut("arrange-schooling");
    }

    @Test
    void the_measures_do_not_wait_for_the_money() {
        begun("full", "no")
                .when("assess-support-needs", Map.of("measuresWanted", List.of("documents")))
                .waitsForNothingBut("grant-income", "provide-counselling", "handle-documents");
    }

    @ParameterizedTest
    @CsvSource({"full, stockholm", "evidencePerson, stayMunicipality", "acute, unclear"})
    void who_pays_for_the_income_is_proposed_by_the_table_of_the_plan(String entitlement, String payer) {
        begun(entitlement, "no").knows("payerProposal", payer);
    }

    @Test
    void the_migration_agency_decides_for_who_is_covered_by_the_reception_act() {
        begun("receptionAct", "no")
                .offers("grant-reception-allowance", "migrationsverket")
                .when("grant-reception-allowance", Map.of("decision", "granted"))
                .hasPassed("income-settled")
                .hasNotPassed("propose-income-payer", "give-appeal-information");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partly", "refused"})
    void who_is_not_granted_all_is_told_how_to_appeal(String decision) {
        begun("full", "no")
                .when("grant-income", Map.of("decision", decision))
                .when("give-appeal-information", Map.of("appealWanted", "notAsked"))
                .hasPassed("income-settled")
                .hasNotPassed("help-with-appeal");
    }

    @Test
    void who_appeals_is_helped_by_somebody_other_than_who_decided() {
        begun("receptionAct", "no")
                .when("grant-reception-allowance", Map.of("decision", "refused"))
                .when("give-appeal-information", Map.of("appealWanted", "yes"))
                .offers("help-with-appeal", "plattformen")
                .when("help-with-appeal", Map.of("appealResult", "sent"))
                .hasPassed("income-settled");
    }

    @Test
    void support_is_not_closed_before_the_money_is_decided() {
        followedUp(0)
                .when("follow-up-support", Map.of("supportGoesOn", "personLeaves"))
                .waitsForNothingBut()
                .goesOn();
    }

    @Test
    void a_wish_to_return_asks_for_a_review() {
        support.beginsBefore("plan-long-term", known("adult", "full", Map.of("supportRound", 0)))
                .when("plan-long-term", Map.of("longTermWish", "return"))
                .hasPassed("return-review-wanted", "follow-ups-go-on")
                .waitsForNothingBut();
    }

    @Test
    void support_that_goes_on_is_followed_up_each_month() {
        followedUp(0)
                .when("follow-up-support", Map.of("supportGoesOn", "yes"))
                .waitsForNothingBut()
                .clockReaches("follow-up-is-due")
                .knows("supportRound", 1)
                .waitsForNothingBut("follow-up-support");
    }

    @Test
    void changed_needs_are_assessed_again() {
        followedUp(3)
                .when("follow-up-support", Map.of("supportGoesOn", "needsChanged"))
                .waitsForNothingBut("assess-support-needs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "needsChanged"})
    void there_are_no_more_than_twelve_follow_ups(String goesOn) {
        followedUp(12)
                .when("follow-up-support", Map.of("supportGoesOn", goesOn))
                .knows("supportRound", 13)
                .hasPassed("does-support-go-on-to-support-over");
    }

    @Test
    void the_coordinator_helps_when_no_contact_person_is_appointed() {
        begins("adult", "full")
                .firesIn(Duration.ofDays(4), "contact-person-late")
                .clockReaches("contact-person-late")
                .offers("help-find-contact-person", "regionkoordinator")
                .when("help-find-contact-person")
                .hasPassed("contact-person-help-given")
                .waitsForNothingBut("appoint-contact-person");
    }

    @Test
    void the_coordinator_helps_when_needs_are_not_assessed() {
        begun("full", "no")
                .clockReaches("needs-late")
                .when("help-assess-needs")
                .hasPassed("needs-help-given")
                .waitsForNothingBut("grant-income", "provide-counselling", "assess-support-needs");
    }

    @ParameterizedTest
    @CsvSource({"yes, 4", "no, 14", "notAsked, 14"})
    void the_coordinator_helps_when_the_money_is_late_sooner_where_it_is_needed_today(String neededNow, int days) {
        begun("full", neededNow)
                .firesIn(Duration.ofDays(days), "income-late")
                .clockReaches("income-late")
                .offers("help-with-income", "regionkoordinator")
                .when("help-with-income")
                .hasPassed("income-help-given");
    }

    @Test
    void the_coordinator_helps_when_the_allowance_is_late() {
        begun("receptionAct", "no")
                .clockReaches("allowance-late")
                .waitsAt("grant-reception-allowance", "help-with-income");
    }

    @Test
    void what_others_do_stops_at_once_when_consent_is_withdrawn() {
        assessed("adult", List.of("familyContact", "documents", "debts"))
                .reports("consent-withdrawn")
                .hasPassed("family-help-stopped", "debt-help-stopped")
                .waitsForNothingBut("handle-documents", "narrow-support");
    }

    @Test
    void an_adult_who_wants_no_support_without_sharing_is_left_alone() {
        begun("full", "no")
                .reports("consent-withdrawn")
                .when("narrow-support", Map.of("wantsSupport", "no"))
                .waitsForNothingBut()
                .hasPassed("adult-declined")
                .endsAt("support-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void support_goes_on_without_sharing_for_who_does_not_say_no(String wantsSupport) {
        begins("adult", "full")
                .reports("consent-withdrawn")
                .when("narrow-support", Map.of("wantsSupport", wantsSupport))
                .hasPassed("support-narrowed")
                .waitsForNothingBut("appoint-contact-person");
    }

    @Test
    void the_line_ends_at_once_when_an_adult_declines() {
        begun("full", "no").reports("support-declined").waitsForNothingBut().endsAt("support-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void a_person_decides_when_whoever_may_be_a_child_declines(String ageBand) {
        begins(ageBand, "childFull")
                .reports("support-declined")
                .waitsForNothingBut("appoint-contact-person", "decide-child-support")
                .when("decide-child-support", Map.of("childSupport", "changed"))
                .hasPassed("child-support-kept")
                .waitsForNothingBut("appoint-contact-person");
    }

    @Test
    void the_support_of_a_child_ends_by_decision() {
        begins("child", "childFull")
                .reports("support-declined")
                .when("decide-child-support", Map.of("childSupport", "ends"))
                .hasPassed("child-support-ended")
                .waitsForNothingBut()
                .endsAt("support-left");
    }

    @Test
    void two_lines_of_a_case_may_run_side_by_side_and_both_end_when_the_person_declines() {
        var first = begins("adult", "full");
        var second = support.beginsBeside(first, known("adult", "full", Map.of()));
        first.waitsForNothingBut("appoint-contact-person", "appoint-contact-person")
                .reports("support-declined")
                .endsAt("support-left");
        second.endsAt("support-left");
    }

    @Test
    void a_missing_person_pauses_the_follow_ups_until_found() {
        waitsForFollowUp()
                .reports("person-missing")
                .waitsForNothingBut("pause-support")
                .hasPassed("person-away")
                .doesNotWaitAt("follow-up-is-due")
                .when("pause-support")
                .hasPassed("support-paused")
                .reports("police", "person-found", Map.of())
                .hasPassed("person-back")
                .when("resume-support")
                .hasPassed("support-resumed")
                .firesIn(Duration.ofDays(30), "follow-up-is-due");
    }

    @Test
    void after_thirty_days_missing_a_person_decides_how_it_goes_on() {
        waitsForFollowUp()
                .reports("person-missing")
                .clockReaches("absence-too-long")
                .clockReaches("missing-too-long")
                .hasPassed("left-to-plan")
                .waitsForNothingBut("pause-support", "follow-up-support");
    }

    @ParameterizedTest
    @CsvSource({
        "new-threat, make-support-safe, support-made-safe",
        "identity-protected, protect-support-data, support-data-protected",
        "moved-municipality, prepare-support-move, support-move-prepared",
        "permit-revoked, review-income-after-revocation, income-reviewed"
    })
    void what_happens_is_heeded_beside_the_running_steps(String event, String step, String end) {
        begins("adult", "full")
                .reports(event)
                .waitsForNothingBut("appoint-contact-person", step)
                .offers(step, "stockholm")
                .when(step)
                .hasPassed(end)
                .waitsForNothingBut("appoint-contact-person");
    }

    @Test
    void the_money_is_reviewed_when_the_reflection_period_ends() {
        begins("adult", "evidencePerson")
                .reports(
                        "migration",
                        "reflection-period-started",
                        Map.of("clockFrom", "2026-09-08", "clockUntil", "2026-10-08"))
                .firesAt(Instant.parse("2026-10-08T06:00:00Z"), "reflection-period-ended")
                .clockReaches("reflection-period-ended")
                .when("review-income-after-reflection", Map.of("incomeReview", "ends"))
                .hasPassed("income-reviewed-again")
                .waitsForNothingBut("appoint-contact-person");
    }

    @Test
    void a_person_found_to_be_a_child_is_supported_as_a_child() {
        assessing("adult")
                .reports("found-to-be-child")
                .when("adapt-support-to-child")
                .hasPassed("support-adapted")
                .knows("ageBand", "child")
                .when("assess-support-needs")
                .waitsForNothingBut("arrange-schooling");
    }

    @Test
    void the_line_ends_when_the_person_has_died() {
        begun("full", "no").reports("person-died").waitsForNothingBut().endsAt("support-ended-by-death");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1", "1, 2", "2, 3", "3, 4", "4, 5", "5, 6", "6, 7", "7, 8", "8, 9", "9, 10", "10, 11", "11, 12", "12, 13",
        "13, 13"
    })
    void follow_ups_are_counted_one_by_one(int before, int after) {
        assertThat(decisions
                        .evaluateDecisionTableByKey("next-support-follow-up")
                        .variables(Variables.putValue("supportRound", before))
                        .evaluate()
                        .getSingleResult()
                        .<Integer>getSingleEntry())
                .isEqualTo(after);
    }

    private static CaseStory begins(String ageBand, String entitlement) {
        return support.begins(known(ageBand, entitlement, Map.of()));
    }

    private static CaseStory begun(String entitlement, String moneyNeededNow) {
        return begins("adult", entitlement)
                .when("appoint-contact-person", Map.of("moneyNeededNow", moneyNeededNow))
                .when("repeat-information");
    }

    private static CaseStory assessing(String ageBand) {
        return support.beginsBefore("assess-support-needs", known(ageBand, "full", Map.of("supportRound", 0)));
    }

    private static CaseStory assessed(String ageBand, List<String> measuresWanted) {
        return assessing(ageBand).when("assess-support-needs", Map.of("measuresWanted", measuresWanted));
    }

    private static CaseStory followedUp(int round) {
        return support.beginsBefore("follow-up-support", known("adult", "full", Map.of("supportRound", round)));
    }

    private static CaseStory waitsForFollowUp() {
        return followedUp(0).when("follow-up-support", Map.of("supportGoesOn", "yes"));
    }

    /** What the plan hands over, and more. */
    private static Map<String, Object> known(String ageBand, String entitlement, Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand", ageBand,
                "riskLevel", "medium",
                "entitlement", entitlement,
                "payer", "stockholm",
                "residenceStatus", "unknown",
                "foundMunicipality", "0184",
                "stayMunicipality", "0180"));
        known.putAll(more);
        return known;
    }
}
