package se.handlingsplan.processes;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;

/** One person's plan, from the first report to its close. */
@HandlingsplanTest
class PlanTest {

    @RegisterExtension
    static final Line plan = new Line("plan");

    @Test
    void from_the_first_report_to_the_close() {
        opened(Map.of("firstContact", "socialservices", "inDanger", "no"))
                .offers("name-participants", "regionkoordinator")
                .when("name-participants")
                .waitsAt("identification-line")
                .in("identification")
                .knows("ageBand", "adult")
                .knows("urgency", "today")
                .knows("foundMunicipality", "0180")
                .knows("stayMunicipality", "0180")
                .knows("firstContact", "socialservices")
                .knows("inDanger", "no")
                .knows("calledByPlan", true)
                .in("plan")
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-of-rights")
                .when("hold-identification-talk")
                .when("consult-regional-coordinator")
                .when("assess-indicators")
                .when("consider-police-report")
                .when("decide-identification", Map.of("outcome", "presumed"))
                .when("notify-outcome")
                .doesNotRun("identification")
                .knows("identificationOutcome", "presumed")
                .when("ask-consent", Map.of("consentToCoordinate", "yes", "shareWith", List.of("shelter")))
                .hasNotPassed("inform-without-names")
                .when("clarify-residence-status", Map.of("residenceStatus", "citizen"))
                .knows("entitlementProposal", "full")
                .knows("payerProposal", "stockholm")
                .when("decide-entitlement", Map.of("entitlement", "full", "payer", "stockholm"))
                .hasPassed("payer-agreed")
                .waitsForNothingBut("hold-first-meeting")
                .when("hold-first-meeting")
                .when("draw-up-action-plan")
                .hasPassed("no-line-wanted")
                .clockReaches("review-is-due")
                .when("review-action-plan", Map.of("planCanEnd", "no"))
                .clockReaches("quarter-ended")
                .waitsAt("until-review", "quarter-ended")
                .clockReaches("review-is-due")
                .when("review-action-plan", Map.of("planCanEnd", "yes"))
                .when("decide-closure", Map.of("reason", "goalsMet"))
                .when("record-outcome")
                .waitsForNothingBut()
                .endsAt("plan-closed");
    }

    @Test
    void who_is_identified_already_is_asked_for_consent_at_once() {
        opened(Map.of("identifiedAlready", true))
                .when("name-participants")
                .hasNotPassed("identification-line")
                .waitsForNothingBut("ask-consent");
    }

    @Test
    void a_plan_follows_an_identification_that_began_alone() {
        plan.followsOn("identification", "health", Map.of("ageBand", "adult", "firstContact", "health"))
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-of-rights")
                .when("hold-identification-talk")
                .when("consult-regional-coordinator")
                .when("assess-indicators")
                .when("consider-police-report")
                .when("decide-identification", Map.of("outcome", "presumed"))
                .when("notify-outcome")
                .in("plan")
                .hasPassed("person-presumed", "case-begins")
                .when("name-participants")
                .waitsForNothingBut("ask-consent");
    }

    @Test
    void who_is_not_presumed_exposed_gets_no_plan() {
        opened(Map.of())
                .when("name-participants")
                .when("meet-acute-needs")
                .when("arrange-interpreter")
                .when("inform-of-rights")
                .when("hold-identification-talk")
                .when("consult-regional-coordinator")
                .when("assess-indicators")
                .when("consider-police-report")
                .when("decide-identification", Map.of("outcome", "notPresumed"))
                .when("notify-outcome")
                .when("refer-elsewhere")
                .waitsForNothingBut("decide-closure");
    }

    @Test
    void an_adult_who_ends_identification_is_still_asked_what_the_plan_may_do() {
        opened(Map.of())
                .when("name-participants")
                .reports("consent-withdrawn")
                .when("narrow-identification", Map.of("talksGoOn", "no"))
                .doesNotRun("identification")
                .waitsForNothingBut("ask-consent", "inform-what-stops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void without_a_yes_the_agencies_work_without_names(String consent) {
        plan.beginsBefore("ask-consent", known(Map.of()))
                .when("ask-consent", Map.of("consentToCoordinate", consent))
                .offers("inform-without-names", "regionkoordinator")
                .when("inform-without-names")
                .waitsForNothingBut("clarify-residence-status");
    }

    @Test
    void an_unclear_cost_is_settled_while_the_plan_goes_on() {
        plan.beginsBefore("decide-entitlement", known(Map.of("entitlementProposal", "acute")))
                .when("decide-entitlement", Map.of("entitlement", "acute", "payer", "unclear"))
                .waitsForNothingBut("hold-first-meeting", "settle-cost-dispute")
                .when("settle-cost-dispute", Map.of("settledPayer", "state"))
                .hasPassed("payer-settled")
                .waitsForNothingBut("hold-first-meeting");
    }

    @Test
    void after_five_days_without_a_meeting_somebody_steps_in() {
        plan.beginsBefore("hold-first-meeting", known(Map.of()))
                .firesIn(Duration.ofDays(5), "first-meeting-late")
                .clockReaches("first-meeting-late")
                .when("take-over-first-meeting")
                .hasPassed("meeting-taken-over")
                .waitsForNothingBut("hold-first-meeting");
    }

    @Test
    void each_agency_confirms_its_part_of_the_action_plan() {
        plan.beginsBefore("draw-up-action-plan", known(Map.of()))
                .when("draw-up-action-plan")
                .waitsForNothingBut(
                        "confirm-part-health",
                        "confirm-part-prosecutor",
                        "confirm-part-migration",
                        "confirm-part-legalcounsel",
                        "confirm-part-returnprovider")
                .offers("confirm-part-health", "regionstockholm")
                .when("confirm-part-health")
                .offers("confirm-part-prosecutor", "aklagare")
                .when("confirm-part-prosecutor")
                .offers("confirm-part-migration", "migrationsverket")
                .when("confirm-part-migration")
                .offers("confirm-part-legalcounsel", "bitrade")
                .when("confirm-part-legalcounsel")
                .offers("confirm-part-returnprovider", "iom")
                .when("confirm-part-returnprovider")
                .hasPassed("all-parts-confirmed");
    }

    @Test
    void a_line_that_ends_calls_for_a_review() {
        plan.beginsBefore("hold-first-meeting", known(Map.of("foundMunicipality", "0184", "riskLevel", "medium")))
                .when("hold-first-meeting", Map.of("linesNeeded", List.of("housing")))
                .when("draw-up-action-plan")
                .waitsAt("housing-line", "until-review")
                .in("housing")
                .knows("ageBand", "adult")
                .knows("riskLevel", "medium")
                .knows("entitlement", "full")
                .knows("payer", "stockholm")
                .knows("foundMunicipality", "0184")
                .knows("stayMunicipality", "0180")
                .knows("moveRound", 0)
                .when("state-housing-need", Map.of("riskLevel", "high"))
                .when("find-place", Map.of("found", "placeFound"))
                .when("decide-placement", Map.of("decision", "refused"))
                .when("settle-housing")
                .endsAt("housing-settled")
                .in("plan")
                .hasPassed("lines-over", "review-wanted")
                .knows("riskLevel", "high")
                .waitsAt("review-action-plan");
    }

    @ParameterizedTest
    @MethodSource("offeredLines")
    void each_line_that_is_offered_begins_when_it_is_chosen(String line) {
        begun(line).waitsAt(line + "-line").in(line).goesOn();
    }

    @ParameterizedTest
    @CsvSource({
        "housing,    housing-declined,",
        "protection, protection-declined,   keep-police-duties",
        "legalaid,   legalaid-declined,",
        "support,    support-declined,",
        "safereturn, return-wish-withdrawn, wind-up-return"
    })
    void a_line_that_an_adult_declines_ends_and_calls_for_a_review(String line, String declined, String lastStep) {
        var story = begun(line).reports(declined);
        if (lastStep != null) {
            story.when(lastStep);
        }
        story.doesNotRun(line).waitsForNothingBut("review-action-plan");
    }

    @Test
    void health_care_is_offered_until_an_adult_has_declined_for_good_and_then_calls_for_a_review() {
        var care = begun("healthcare").in("healthcare").when("ask-acute-health", Map.of("wantsCare", "no"));
        for (int offers = 1; offers <= 4; offers++) {
            care.clockReaches("two-weeks-passed").when("offer-care-again", Map.of("wantsCare", "no"));
        }
        care.endsAt("care-declined").in("plan").waitsForNothingBut("review-action-plan");
    }

    private static CaseStory begun(String line) {
        String chosen = "linesNeeded" + line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
        return plan.beginsBefore("lines-chosen", known(Map.of(chosen, true)));
    }

    private static List<String> offeredLines() {
        return Bpmn.readModelFromFile(new File("processes/plan/plan.bpmn"))
                .getModelElementsByType(CallActivity.class)
                .stream()
                .filter(Coverage::isOffered)
                .map(CallActivity::getCalledElement)
                .filter(line -> !line.equals("identification"))
                .toList();
    }

    @Test
    void a_line_may_run_again_after_a_review() {
        running()
                .reports("review-wanted")
                .when("review-action-plan", Map.of("planCanEnd", "no", "linesNeeded", List.of("housing")))
                .waitsAt("housing-line")
                .knows("reviewRound", 1)
                .reports("review-wanted")
                .when("review-action-plan", Map.of("planCanEnd", "no", "linesNeeded", List.of("housing")))
                .waitsForNothingBut("state-housing-need", "state-housing-need");
    }

    @Test
    void the_plan_is_reviewed_each_month() {
        running()
                .firesIn(Duration.ofDays(30), "review-is-due")
                .clockReaches("review-is-due")
                .offers("review-action-plan", "regionkoordinator")
                .when("review-action-plan", Map.of("planCanEnd", "no"))
                .hasPassed("count-review")
                .waitsAt("until-review");
    }

    @Test
    void the_plan_is_reviewed_ten_days_before_a_permit_ends() {
        running()
                .reports("migration", "temporary-permit-started", Map.of("clockUntil", "2026-10-01"))
                .firesAt(Instant.parse("2026-09-21T06:00:00Z"), "permit-soon-ends")
                .clockReaches("permit-soon-ends")
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void after_two_years_of_reviews_the_plan_ends() {
        plan.beginsBefore("review-action-plan", known(Map.of("reviewRound", 23)))
                .when("review-action-plan", Map.of("planCanEnd", "no"))
                .clockReaches("review-is-due")
                .when("review-action-plan", Map.of("planCanEnd", "no"))
                .waitsForNothingBut("decide-closure");
    }

    @Test
    void the_close_ends_what_still_runs() {
        plan.beginsBefore("lines-chosen", known(Map.of("linesNeededHousing", true)))
                .waitsForNothingBut("state-housing-need")
                .reports("review-wanted")
                .when("review-action-plan", Map.of("planCanEnd", "yes"))
                .when("decide-closure")
                .when("record-outcome")
                .doesNotRun("housing")
                .waitsForNothingBut()
                .endsAt("plan-closed");
    }

    @Test
    void a_person_who_withdraws_consent_is_told_what_stops() {
        running()
                .reports("consent-withdrawn")
                .offers("inform-what-stops", "stockholm")
                .when("inform-what-stops")
                .hasPassed("consent-review-wanted")
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void a_missing_person_who_is_found_is_in_a_new_situation() {
        running()
                .reports("shelter", "person-missing", Map.of())
                .waitsForNothingBut("follow-up-missing", "report-missing-person")
                .offers("report-missing-person", "polisen")
                .when("report-missing-person")
                .hasPassed("missing-person-reported")
                .when("follow-up-missing")
                .hasPassed("disappearance-assessed")
                .reports("person-found")
                .offers("assess-risk-after-return", "polisen")
                .when("assess-risk-after-return", Map.of("riskLevel", "high"))
                .knows("riskLevel", "high")
                .hasPassed("return-review-wanted")
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void the_case_of_a_person_long_missing_may_stay_open() {
        longMissing()
                .when("decide-keep-open", Map.of("keepOpen", "yes"))
                .hasPassed("case-kept-open")
                .waitsAt("until-review");
    }

    @Test
    void the_case_of_a_person_long_missing_may_be_closed() {
        longMissing()
                .when("decide-keep-open", Map.of("keepOpen", "no"))
                .hasPassed("missing-closure-wanted")
                .waitsForNothingBut("close-at-once");
    }

    private static CaseStory longMissing() {
        return running()
                .reports("person-missing")
                .firesIn(Duration.ofDays(30), "missing-too-long")
                .clockReaches("missing-too-long")
                .offers("decide-keep-open", "regionkoordinator");
    }

    @Test
    void the_police_assess_a_new_threat() {
        running()
                .reports("new-threat")
                .offers("assess-new-threat", "polisen")
                .when("assess-new-threat", Map.of("riskLevel", "critical"))
                .knows("riskLevel", "critical")
                .hasPassed("threat-review-wanted")
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void a_threat_not_assessed_in_two_hours_goes_to_the_duty_officer() {
        running()
                .reports("new-threat")
                .firesIn(Duration.ofHours(2), "threat-not-assessed")
                .clockReaches("threat-not-assessed")
                .offers("call-duty-officer", "regionkoordinator")
                .when("call-duty-officer")
                .hasPassed("duty-officer-called")
                .waitsForNothingBut("assess-new-threat");
    }

    @Test
    void plan_and_line_both_hear_what_happened() {
        opened(Map.of())
                .when("name-participants")
                .reports("new-threat")
                .waitsForNothingBut("meet-acute-needs", "make-talk-safe", "assess-new-threat");
    }

    @ParameterizedTest
    @CsvSource({
        "found-to-be-child,    receive-child-report,           stockholm,         child-review-wanted",
        "age-disputed,         settle-age,                     stockholm,         age-review-wanted",
        "investigation-closed, follow-up-investigation-closed, regionkoordinator, investigation-review-wanted",
        "verdict-given,        follow-up-verdict,              regionkoordinator, verdict-review-wanted"
    })
    void what_changes_the_ground_is_handled_and_calls_for_a_review(
            String whatHappened, String step, String agency, String end) {
        running()
                .reports(whatHappened)
                .offers(step, agency)
                .when(step)
                .hasPassed(end)
                .waitsForNothingBut("review-action-plan");
    }

    @ParameterizedTest
    @CsvSource({
        "identity-protected,  protect-case-data,   case-data-protected",
        "participants-change, change-participants, participants-changed"
    })
    void what_concerns_the_agencies_alone_needs_no_review(String whatHappened, String step, String end) {
        running()
                .reports(whatHappened)
                .offers(step, "regionkoordinator")
                .when(step)
                .hasPassed(end)
                .waitsForNothingBut()
                .waitsAt("until-review");
    }

    @Test
    void a_person_found_to_be_a_child_is_a_child_in_the_plan() {
        running().reports("found-to-be-child").when("receive-child-report").knows("ageBand", "child");
    }

    @Test
    void a_disputed_age_is_settled() {
        running()
                .reports("age-disputed")
                .when("settle-age", Map.of("result", "unknown"))
                .knows("ageBand", "unknown");
    }

    @Test
    void the_new_municipality_is_asked_and_takes_over_when_it_says_yes_itself() {
        running()
                .reports("moved-municipality")
                .offers("hand-over-municipality", "stockholm")
                .when("hand-over-municipality", Map.of("newMunicipality", "0184", "receivingAgency", "solna"))
                .offers("accept-hand-over", "solna")
                .reports("consent-withdrawn")
                .offers("inform-what-stops", "stockholm")
                .when("accept-hand-over", Map.of("handOverAccepted", "yes"))
                .hasPassed("move-review-wanted")
                .offers("inform-what-stops", "solna")
                .when("inform-what-stops")
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void after_a_no_the_coordinator_settles_it_and_the_sender_may_ask_again() {
        running()
                .reports("moved-municipality")
                .when("hand-over-municipality", Map.of("newMunicipality", "0184", "receivingAgency", "solna"))
                .when(
                        "accept-hand-over",
                        Map.of("handOverAccepted", "no", "handOverAnswer", "we have not met the person"))
                .offers("settle-hand-over", "regionkoordinator")
                .when("settle-hand-over", Map.of("handOverNext", "askAgain"))
                .offers("hand-over-municipality", "stockholm")
                .when("hand-over-municipality", Map.of("newMunicipality", "0127", "receivingAgency", "botkyrka"))
                .offers("accept-hand-over", "botkyrka");
    }

    @Test
    void without_a_yes_the_case_stays_where_it_is() {
        running()
                .reports("moved-municipality")
                .when("hand-over-municipality", Map.of("newMunicipality", "0184", "receivingAgency", "solna"))
                .when("accept-hand-over", Map.of("handOverAccepted", "no"))
                .when("settle-hand-over", Map.of("handOverNext", "keep"))
                .hasPassed("case-stays")
                .reports("consent-withdrawn")
                .offers("inform-what-stops", "stockholm");
    }

    @Test
    void a_municipality_outside_answers_on_paper() {
        running()
                .reports("moved-municipality")
                .when("hand-over-municipality", Map.of("newMunicipality", "other"))
                .offers("record-acceptance", "regionkoordinator")
                .when("record-acceptance", Map.of("handOverAccepted", "yes"))
                .waitsForNothingBut("record-hand-over")
                .when("record-hand-over")
                .endsAt("hand-over-recorded");
        running()
                .reports("moved-municipality")
                .when("hand-over-municipality", Map.of("newMunicipality", "other"))
                .when("record-acceptance", Map.of("handOverAccepted", "no"))
                .waitsAt("settle-hand-over");
    }

    @ParameterizedTest
    @CsvSource({
        "2003-06-02T08:00:00Z, irregular, 2003,  none",
        "2003-06-02T08:00:00Z, asylumSeeker, 2003, full",
        "2026-09-08T08:00:00Z, irregular, today, acute",
        "2026-09-08T08:00:00Z, asylumSeeker, today, receptionAct"
    })
    void a_case_goes_by_the_rules_of_the_day_on_which_it_was_opened(
            Instant opened, String residenceStatus, String edition, String proposal) {
        new TestClock().set(opened);
        plan.beginsBefore("clarify-residence-status", known(Map.of()))
                .knows("entitlementEdition", edition)
                .when("clarify-residence-status", Map.of("residenceStatus", residenceStatus, "acuteNeed", "yes"))
                .knows("entitlementProposal", proposal);
    }

    @Test
    void the_end_of_the_reflection_period_is_prepared_and_heeded() {
        running()
                .reports(
                        "migration",
                        "reflection-period-started",
                        Map.of("clockFrom", "2026-09-08", "clockUntil", "2026-10-08"))
                .firesAt(Instant.parse("2026-10-01T06:00:00Z"), "reflection-soon-ends")
                .clockReaches("reflection-soon-ends")
                .offers("prepare-after-reflection", "regionkoordinator")
                .when("prepare-after-reflection")
                .hasPassed("preparation-review-wanted")
                .when("review-action-plan", Map.of("planCanEnd", "no"))
                .firesAt(Instant.parse("2026-10-08T06:00:00Z"), "reflection-period-ended")
                .clockReaches("reflection-period-ended")
                .offers("clarify-after-reflection", "stockholm")
                .when("clarify-after-reflection", Map.of("residenceStatus", "irregular", "acuteNeed", "yes"))
                .hasPassed("status-changed-by-reflection")
                .knows("entitlementProposal", "acute")
                .when("settle-entitlement", Map.of("entitlement", "acute"))
                .hasPassed("entitlement-review-wanted")
                .waitsForNothingBut("review-action-plan");
    }

    @ParameterizedTest
    @CsvSource({"2003-06-02T08:00:00Z, none", "2026-09-08T08:00:00Z, acute"})
    void after_a_revocation_entitlement_is_settled_anew_by_the_rules_of_the_case(Instant opened, String proposal) {
        new TestClock().set(opened);
        running()
                .reports("permit-revoked")
                .offers("clarify-after-revocation", "stockholm")
                .when("clarify-after-revocation", Map.of("residenceStatus", "irregular", "acuteNeed", "yes"))
                .hasPassed("status-changed-by-revocation")
                .knows("entitlementProposal", proposal)
                .offers("settle-entitlement", "stockholm")
                .when("settle-entitlement", Map.of("entitlement", proposal, "payer", "unclear"))
                .knows("entitlement", proposal)
                .waitsForNothingBut("review-action-plan");
    }

    @Test
    void entitlement_is_settled_anew_when_legal_aid_brings_a_reflection_period_and_then_a_permit() {
        var story = plan.beginsBefore(
                        "lines-chosen",
                        known(Map.of(
                                "linesNeededLegalaid", true,
                                "residenceStatus", "reflectionApplied",
                                "acuteNeed", "no",
                                "entitlement", "acute")))
                .when("give-legal-information", Map.of("policeReportMade", "yes", "counselState", "appointed"))
                .when("counsel-first-meeting", Map.of("hearing", "no"))
                .when(
                        "decide-reflection-period",
                        Map.of("granted", "granted", "reflectionFrom", "2026-09-08", "reflectionUntil", "2026-10-08"))
                .knows("residenceStatus", "reflectionGranted")
                .knows("entitlementProposal", "evidencePerson")
                .offers("settle-entitlement", "stockholm")
                .when("settle-entitlement", Map.of("entitlement", "evidencePerson"))
                .knows("entitlement", "evidencePerson")
                .waitsForNothingBut("review-action-plan")
                .when("review-action-plan", Map.of("planCanEnd", "no"));
        story.in("legalaid")
                .knows("residenceStatus", "reflectionGranted")
                .clockReaches("ten-days-left")
                .clockReaches("week-left")
                .when("record-cooperation-decision", Map.of("cooperates", "yes"))
                .when("apply-temporary-permit", Map.of("permitApplied", "yes", "months", 6))
                .when(
                        "decide-temporary-permit",
                        Map.of("granted", "granted", "permitFrom", "2026-10-01", "permitUntil", "2027-04-01"))
                .knows("residenceStatus", "evidencePermit");
        story.knows("residenceStatus", "evidencePermit").waitsAt("settle-entitlement");
    }

    @Test
    void an_extended_reflection_period_moves_what_waits_for_its_end() {
        running()
                .reports(
                        "migration",
                        "reflection-period-started",
                        Map.of("clockFrom", "2026-09-08", "clockUntil", "2026-10-08"))
                .reports("migration", "reflection-period-extended", Map.of("clockUntil", "2026-10-18"))
                .firesAt(Instant.parse("2026-10-18T06:00:00Z"), "reflection-period-ended");
    }

    @Test
    void each_quarter_social_services_claim_what_the_state_reimburses() {
        entitled("evidencePerson", 0)
                .firesAt(Instant.parse("2026-12-08T09:00:00Z"), "quarter-ended")
                .clockReaches("quarter-ended")
                .offers("apply-state-reimbursement", "stockholm")
                .when("apply-state-reimbursement")
                .waitsAt("quarter-ended")
                .clockReaches("quarter-ended")
                .waitsAt("apply-state-reimbursement");
    }

    @Test
    void what_the_state_does_not_reimburse_is_not_claimed_and_after_eight_quarters_nobody_asks() {
        entitled("full", 7)
                .clockReaches("quarter-ended")
                .waitsAt("quarter-ended")
                .clockReaches("quarter-ended")
                .hasPassed("claims-over")
                .hasNotPassed("apply-state-reimbursement")
                .doesNotWaitAt("quarter-ended");
    }

    private static CaseStory entitled(String entitlement, int claimRound) {
        return plan.beginsBefore(
                "entitlement-decided", known(Map.of("entitlement", entitlement, "claimRound", claimRound)));
    }

    @ParameterizedTest
    @CsvSource({
        "closure-wanted,   close-at-once,    closed-at-once",
        "case-handed-over, record-hand-over, hand-over-recorded",
        "person-died,      record-death,     death-recorded"
    })
    void what_ends_the_case_ends_all_its_lines(String whatHappened, String step, String end) {
        plan.beginsBefore("lines-chosen", known(Map.of("linesNeededHousing", true)))
                .reports("new-threat")
                .reports(whatHappened)
                .doesNotRun("housing")
                .waitsForNothingBut(step)
                .offers(step, "regionkoordinator")
                .when(step)
                .endsAt(end);
    }

    private static CaseStory opened(Map<String, Object> more) {
        var answers = new HashMap<String, Object>(Map.of(
                "ageBand", "adult", "urgency", "today", "foundMunicipality", "0180", "stayMunicipality", "0180"));
        answers.putAll(more);
        return plan.isStartedBy("socialservices", answers);
    }

    /** No line is wanted; the plan waits for its review. */
    private static CaseStory running() {
        return plan.beginsBefore("lines-chosen", known(Map.of()));
    }

    /** What the plan knows once it runs, and more. */
    private static Map<String, Object> known(Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand", "adult",
                "acuteNeed", "notAsked",
                "entitlement", "full",
                "payer", "stockholm",
                "stayMunicipality", "0180",
                "reviewRound", 0));
        for (String line : List.of("Housing", "Protection", "Healthcare", "Legalaid", "Support", "Safereturn")) {
            known.put("linesNeeded" + line, false);
        }
        known.putAll(more);
        return known;
    }
}
