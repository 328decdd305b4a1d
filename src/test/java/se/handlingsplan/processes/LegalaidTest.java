package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.plan.ClockChange;
import se.handlingsplan.plan.ClockKind;
import se.handlingsplan.plan.LegalClocks;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** From the first legal information until counsel, the right to stay and redress have come to their ends. */
@HandlingsplanTest
class LegalaidTest {

    @RegisterExtension
    static final Line legalaid = new Line("legalaid");

    @Autowired
    LegalClocks clocks;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identities;

    // ------------------------------------------------------------------ the whole way

    @Test
    void a_person_who_reports_gets_counsel_a_permit_and_compensation() {
        var story = begins(Map.of())
                .offers("give-legal-information", "stockholm")
                .when(
                        "give-legal-information",
                        reported(Map.of("wantsReflectionPeriod", "yes", "leaderApplies", "yes")))
                .waitsForNothingBut("request-counsel-prosecutor", "apply-reflection-period-investigation")
                .offers("request-counsel-prosecutor", "aklagare")
                .when("request-counsel-prosecutor")
                .offers("record-counsel", "regionkoordinator")
                .when("record-counsel", Map.of("counselState", "appointed"))
                .offers("counsel-first-meeting", "bitrade")
                .when("counsel-first-meeting", Map.of("hearing", "later"))
                .when("apply-reflection-period-investigation")
                .knows("applicant", "investigationLeader")
                .offers("decide-reflection-period", "migrationsverket")
                .when("decide-reflection-period", granted("reflection", "+0d", "+30d"))
                .waitsForNothingBut()
                .clockReaches("ten-days-left")
                .hasPassed("review-before-end")
                .clockReaches("week-left")
                .waitsForNothingBut("record-cooperation-decision")
                .when("record-cooperation-decision", Map.of("cooperates", "yes"))
                .offers("hear-person", "polisen")
                .when("hear-person", Map.of("heard", "heard"))
                .when("apply-temporary-permit", Map.of("permitApplied", "yes", "months", 6))
                .when("decide-temporary-permit", granted("permit", "+0d", "+180d"))
                .reports("indictment-served")
                .waitsForNothingBut("prepare-trial", "claim-damages")
                .when("prepare-trial")
                .when("claim-damages", Map.of("damagesClaimed", "claimed"))
                .reports("verdict-given")
                .when("explain-verdict", Map.of("verdictFinal", "final"))
                .when("apply-compensation", Map.of("compensation", "applied"))
                .hasPassed("redress-over")
                .goesOn();
        story.clockReaches("sixty-days-left")
                .when("ask-for-renewal", Map.of("renewalAsked", "no"))
                .when("advise-on-asylum", Map.of("afterAdvice", "nothing"))
                .endsAt("legal-aid-over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"citizen", "permanentOrLongPermit", "euRightOfResidence"})
    void support_never_depends_on_a_report_and_without_one_the_line_ends_with_the_advice(String residenceStatus) {
        begins(Map.of("residenceStatus", residenceStatus))
                .when("give-legal-information", Map.of("policeReportMade", "no"))
                .hasPassed("stay-held")
                .waitsForNothingBut("find-legal-adviser")
                .offers("find-legal-adviser", "regionkoordinator")
                .when("find-legal-adviser", Map.of("adviserThrough", "nsp"))
                .when("counsel-first-meeting")
                .hasPassed("no-claim")
                .hasNotPassed("hear-person")
                .endsAt("legal-aid-over");
    }

    // ------------------------------------------------------------------ counsel

    @Test
    void a_report_made_with_the_adviser_lets_counsel_be_asked_for_and_redress_begin() {
        withoutStay(Map.of("policeReportMade", "doesNotWantToSay"))
                .when("find-legal-adviser")
                .when("counsel-first-meeting", Map.of("policeReportMade", "yes", "hearing", "no"))
                .waitsForNothingBut("request-counsel-prosecutor")
                .when("request-counsel-prosecutor")
                .when("record-counsel", Map.of("counselState", "appointed"))
                .when("counsel-first-meeting", Map.of("hearing", "no"))
                .hasPassed("counsel-part-over", "is-report-made-since", "until-news")
                .goesOn();
    }

    @Test
    void where_the_police_lead_they_ask_for_counsel_and_the_coordinator_hears_of_a_delay() {
        withoutStay(reported(Map.of("investigationLeader", "police")))
                .offers("request-counsel-police", "polisen")
                .firesIn(Duration.ofDays(3), "request-late-police")
                .clockReaches("request-late-police")
                .offers("help-counsel-request", "regionkoordinator")
                .when("help-counsel-request")
                .when("request-counsel-police")
                .waitsForNothingBut("record-counsel");
    }

    @Test
    void the_coordinator_hears_when_the_prosecutor_is_late_with_the_request() {
        withoutStay(reported(Map.of())).clockReaches("request-late-prosecutor").waitsAt("help-counsel-request");
    }

    @Test
    void counsel_that_is_there_already_is_not_asked_for_again() {
        withoutStay(reported(Map.of("counselState", "appointed"))).waitsForNothingBut("counsel-first-meeting");
    }

    @Test
    void where_the_court_refuses_advice_is_sought_elsewhere_and_the_court_is_not_asked_again() {
        withoutStay(reported(Map.of()))
                .when("request-counsel-prosecutor")
                .when("record-counsel", Map.of("counselState", "refused"))
                .when("find-legal-adviser")
                .when("counsel-first-meeting", Map.of("hearing", "no"))
                .waitsForNothingBut()
                .hasPassed("counsel-part-over");
    }

    @Test
    void withdrawn_consent_ends_the_coordinators_search_in_the_same_transaction() {
        withoutStay(Map.of("policeReportMade", "no"))
                .reports("consent-withdrawn")
                .waitsForNothingBut("narrow-legal-aid")
                .hasPassed("search-ended-by-withdrawal", "no-claim")
                .when("narrow-legal-aid", Map.of("wantsLegalAid", "yes"))
                .endsAt("legal-aid-over");
    }

    @Test
    void who_wishes_it_is_heard_at_once() {
        met("now").waitsForNothingBut("hear-person").doesNotWaitAt("until-hearing");
    }

    @Test
    void otherwise_nobody_is_heard_before_the_reflection_period_is_over() {
        withReflection(Map.of(), "2026-10-08")
                .when("counsel-first-meeting", Map.of("hearing", "later"))
                .waitsForNothingBut()
                .firesAt(Instant.parse("2026-10-09T06:00:00Z"), "reflection-over")
                .clockReaches("reflection-over")
                .waitsForNothingBut("hear-person");
    }

    @Test
    void a_hearing_without_a_reflection_period_is_not_forgotten() {
        met("later")
                .firesAt(Instant.parse("2026-11-07T09:00:00Z"), "hearing-waited-for")
                .clockReaches("hearing-waited-for")
                .waitsForNothingBut("hear-person");
    }

    @Test
    void a_postponed_hearing_comes_again_in_a_week_and_at_most_six_times() {
        var story = met("now").when("hear-person", Map.of("heard", "postponed", "fitToBeHeard", "no"));
        for (int again = 1; again <= 6; again++) {
            story.firesIn(Duration.ofDays(7), "hearing-postponed")
                    .clockReaches("hearing-postponed")
                    .when("hear-person", Map.of("heard", "postponed"));
        }
        story.waitsForNothingBut().hasPassed("counsel-part-over");
    }

    @Test
    void a_child_gets_a_guardian_and_with_a_report_a_special_representative() {
        begins(Map.of("ageBand", "child", "residenceStatus", "citizen"))
                .when("give-legal-information", reported(Map.of("counselState", "appointed")))
                .waitsForNothingBut(
                        "appoint-child-representative-guardian",
                        "appoint-child-representative-special",
                        "counsel-first-meeting")
                .offers("appoint-child-representative-guardian", "stockholm")
                .offers("appoint-child-representative-special", "aklagare")
                .when("appoint-child-representative-guardian", Map.of("guardianState", "guardianRequested"))
                .when("appoint-child-representative-special", Map.of("specialRepresentative", "requested"))
                .hasPassed("representatives-over");
    }

    @Test
    void who_may_be_a_child_gets_a_guardian_also_without_a_report() {
        begins(Map.of("ageBand", "unknown", "residenceStatus", "citizen"))
                .when("give-legal-information", Map.of("policeReportMade", "no"))
                .waitsForNothingBut("appoint-child-representative-guardian", "find-legal-adviser");
    }

    // ------------------------------------------------------------------ right to stay

    @Test
    void without_an_investigation_the_social_board_applies_if_the_person_wants_it() {
        stays(Map.of("policeReportMade", "no"))
                .offers("apply-reflection-period-board", "stockholm")
                .when("apply-reflection-period-board", Map.of("wantsReflectionPeriod", "yes"))
                .knows("applicant", "socialBoard")
                .waitsAt("decide-reflection-period");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "notAsked", "doesNotWantToSay"})
    void nobody_applies_for_a_person_who_has_not_said_yes(String wants) {
        stays(Map.of("policeReportMade", "no"))
                .when("apply-reflection-period-board", Map.of("wantsReflectionPeriod", wants))
                .waitsAt("advise-on-asylum")
                .hasNotPassed("reflection-decision-awaited");
    }

    @ParameterizedTest
    @CsvSource({
        "reflectionApplied, decide-reflection-period",
        "reflectionGranted, decide-reflection-period",
        "evidencePermit, decide-temporary-permit",
        "irregular, apply-reflection-period-board",
        "asylumSeeker, apply-reflection-period-board",
        "unknown, apply-reflection-period-board"
    })
    void the_right_to_stay_begins_where_the_person_stands(String residenceStatus, String step) {
        begins(Map.of("residenceStatus", residenceStatus))
                .when("give-legal-information")
                .waitsForNothingBut("find-legal-adviser", step);
    }

    @Test
    void the_decision_starts_the_clock_and_its_last_day_stays_though_it_is_a_sunday() {
        var story = withReflection(Map.of(), "2026-10-11");
        assertThat(clocks.running(number(story), ClockKind.REFLECTION_PERIOD))
                .hasValueSatisfying(now -> assertThat(now.until()).isEqualTo(LocalDate.parse("2026-10-11")));
        story.firesAt(Instant.parse("2026-10-01T06:00:00Z"), "ten-days-left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "withdrawn"})
    void a_refusal_leads_to_advice_and_stops_a_running_clock_with_its_reason(String decision) {
        var story = begins(Map.of("residenceStatus", "reflectionApplied")).when("give-legal-information");
        clocks.started(
                number(story),
                ClockKind.REFLECTION_PERIOD,
                LocalDate.parse("2026-09-01"),
                LocalDate.parse("2026-10-01"),
                new MemberId("migration"));

        story.when("decide-reflection-period", Map.of("granted", decision, "clockStopReason", "conditionsFell"))
                .waitsAt("advise-on-asylum");

        assertThat(last(story)).satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ClockChange.Kind.STOPPED);
            assertThat(change.stopReason()).isEqualTo("conditionsFell");
        });
    }

    @Test
    void the_coordinator_asks_for_a_decision_that_is_late() {
        begins(Map.of("residenceStatus", "reflectionApplied"))
                .when("give-legal-information")
                .firesIn(Duration.ofDays(5), "reflection-decision-late")
                .clockReaches("reflection-decision-late")
                .when("chase-reflection-decision")
                .waitsAt("decide-reflection-period");
    }

    @Test
    void three_days_before_the_end_the_coordinator_and_the_head_of_social_services_hear_of_a_missing_decision() {
        var story = undecided("2026-10-08");
        assertThat(due(story, "record-cooperation-decision")).isEqualTo(Instant.parse("2026-10-03T06:00:00Z"));
        story.firesAt(Instant.parse("2026-10-05T06:00:00Z"), "decision-missing")
                .clockReaches("decision-missing")
                .offers("help-with-decision", "regionkoordinator")
                .offers("alert-head-of-social-services", "stockholm")
                .when("help-with-decision")
                .when("alert-head-of-social-services")
                .waitsAt("record-cooperation-decision");
    }

    @Test
    void counsel_sees_in_the_form_how_many_days_are_left_and_the_last_day() {
        var story = undecided("2026-10-08");
        identities.setAuthentication("legalcounsel", List.of("bitrade"));
        assertThat(forms.getTaskFormVariables(
                        open(story, "record-cooperation-decision").getId()))
                .containsEntry("reflectionPeriodDaysLeft", 7L)
                .containsEntry("reflectionPeriodEndsOn", "2026-10-08");
    }

    @Test
    void on_midsummers_eve_the_thirtieth_day_without_a_decision_comes_on_that_day_and_is_settled_on_it() {
        var midsummersEve = LocalDate.parse("2027-06-25");
        var story = withReflection(Map.of("reflectionFrom", "2027-05-26"), midsummersEve.toString())
                .clockReaches("ten-days-left")
                .clockReaches("week-left")
                .clockReaches("decision-missing")
                .firesAt(Instant.parse("2027-06-25T06:00:00Z"), "reflection-lapsed")
                .clockReaches("reflection-lapsed")
                .offers("settle-lapsed-period", "regionkoordinator");

        assertThat(due(story, "settle-lapsed-period")).isEqualTo(Instant.parse("2027-06-25T10:00:00Z"));
        assertThat(clocks.running(number(story), ClockKind.REFLECTION_PERIOD))
                .hasValueSatisfying(now -> assertThat(now.until()).isEqualTo(midsummersEve));
        assertThat(clocks.daysLeft(number(story), ClockKind.REFLECTION_PERIOD)).hasValue(0L);

        story.when("settle-lapsed-period", Map.of("lapseStep", "choiceComing"))
                .waitsAt("record-cooperation-decision")
                .when("record-cooperation-decision", Map.of("cooperates", "wantsAsylum"))
                .waitsAt("advise-on-asylum");
    }

    @Test
    void a_longer_period_moves_every_reminder_and_the_choice_comes_again() {
        undecided("2026-10-08")
                .when("record-cooperation-decision", Map.of("cooperates", "undecided"))
                .offers("extend-reflection-period", "aklagare")
                .when("extend-reflection-period", Map.of("extensionAsked", true))
                .when("decide-longer-reflection", Map.of("extension", "extended", "reflectionUntil", "2026-11-07"))
                .firesAt(Instant.parse("2026-10-28T07:00:00Z"), "ten-days-left")
                .clockReaches("ten-days-left")
                .firesAt(Instant.parse("2026-10-31T07:00:00Z"), "week-left")
                .clockReaches("week-left")
                .waitsAt("record-cooperation-decision");
    }

    @Test
    void a_reported_extension_moves_the_open_choice_and_its_reminders() {
        var story = undecided("2026-10-08")
                .reports(
                        "migration",
                        "reflection-period-extended",
                        Map.of("clockFrom", "2026-09-08", "clockUntil", "2026-10-20"));
        assertThat(due(story, "record-cooperation-decision")).isEqualTo(Instant.parse("2026-10-15T06:00:00Z"));
        story.firesAt(Instant.parse("2026-10-17T06:00:00Z"), "decision-missing")
                .firesAt(Instant.parse("2026-10-20T06:00:00Z"), "reflection-lapsed");
    }

    @Test
    void a_refused_extension_leaves_the_last_day_and_leads_to_advice() {
        var story = undecided("2026-10-08")
                .when("record-cooperation-decision", Map.of("cooperates", "undecided"))
                .when("extend-reflection-period", Map.of("extensionAsked", true))
                .when("decide-longer-reflection", Map.of("extension", "refused"))
                .waitsAt("advise-on-asylum");
        assertThat(clocks.running(number(story), ClockKind.REFLECTION_PERIOD))
                .hasValueSatisfying(now -> assertThat(now.until()).isEqualTo(LocalDate.parse("2026-10-08")));
    }

    @Test
    void where_no_longer_period_is_asked_for_counsel_advises() {
        undecided("2026-10-08")
                .when("record-cooperation-decision", Map.of("cooperates", "undecided"))
                .when("extend-reflection-period", Map.of("extensionAsked", false))
                .waitsAt("advise-on-asylum");
    }

    @Test
    void a_wish_to_return_goes_to_the_coordinator_and_a_meeting() {
        undecided("2026-10-08")
                .when("record-cooperation-decision", Map.of("cooperates", "wantsReturn"))
                .offers("plan-for-return", "regionkoordinator")
                .when("plan-for-return")
                .hasPassed("return-review-wanted", "stay-part-over");
    }

    @ParameterizedTest
    @CsvSource({"cooperates, apply-temporary-permit", "returns, plan-for-return"})
    void the_advice_may_change_the_choice(String afterAdvice, String step) {
        undecided("2026-10-08")
                .when("record-cooperation-decision", Map.of("cooperates", "no"))
                .when("advise-on-asylum", Map.of("afterAdvice", afterAdvice))
                .waitsAt(step);
    }

    @Test
    void who_wants_to_cooperate_is_not_forgotten_when_the_period_runs_out_before_the_application() {
        var story = cooperating();
        assertThat(due(story, "apply-temporary-permit")).isEqualTo(Instant.parse("2026-10-07T06:00:00Z"));
        story.firesAt(Instant.parse("2026-10-08T06:00:00Z"), "permit-application-late")
                .clockReaches("permit-application-late")
                .offers("chase-permit-application", "regionkoordinator")
                .when("chase-permit-application")
                .waitsAt("apply-temporary-permit");
    }

    @Test
    void without_an_application_for_a_permit_counsel_advises_on_other_grounds() {
        cooperating()
                .when("apply-temporary-permit", Map.of("permitApplied", "no"))
                .waitsAt("advise-on-asylum");
    }

    @Test
    void a_refused_permit_leads_to_advice() {
        cooperating()
                .when("apply-temporary-permit", Map.of("permitApplied", "yes"))
                .when("decide-temporary-permit", Map.of("granted", "refused"))
                .waitsAt("advise-on-asylum");
    }

    @Test
    void renewal_is_asked_for_sixty_days_before_the_end_and_moves_the_reminder() {
        withPermit("2027-03-08")
                .firesAt(Instant.parse("2027-01-07T07:00:00Z"), "sixty-days-left")
                .clockReaches("sixty-days-left")
                .offers("ask-for-renewal", "aklagare")
                .when("ask-for-renewal", Map.of("renewalAsked", "yes"))
                .offers("decide-renewal", "migrationsverket")
                .when("decide-renewal", Map.of("renewal", "extended", "permitUntil", "2027-09-08"))
                .knows("renewalRound", 1)
                .firesAt(Instant.parse("2027-07-10T06:00:00Z"), "sixty-days-left");
    }

    @Test
    void a_refused_renewal_leads_to_advice() {
        withPermit("2027-03-08")
                .clockReaches("sixty-days-left")
                .when("ask-for-renewal", Map.of("renewalAsked", "yes"))
                .when("decide-renewal", Map.of("renewal", "refused"))
                .waitsAt("advise-on-asylum");
    }

    @Test
    void after_six_renewals_counsel_advises_on_other_grounds() {
        legalaid.beginsBefore("decide-renewal", known(Map.of("renewalRound", 6)))
                .when("decide-renewal", Map.of("renewal", "extended", "permitUntil", "2027-09-08"))
                .waitsForNothingBut("advise-on-asylum");
    }

    // ------------------------------------------------------------------ redress

    @Test
    void a_case_of_which_nothing_is_heard_is_asked_about_every_three_months() {
        var story = withCounsel()
                .firesAt(Instant.parse("2026-12-07T09:00:00Z"), "news-overdue")
                .clockReaches("news-overdue")
                .offers("ask-how-case-stands", "bitrade")
                .when("ask-how-case-stands", Map.of("caseStands", "investigated"))
                .knows("newsRound", 1)
                .firesIn(Duration.ofDays(90), "news-overdue")
                .clockReaches("news-overdue");
        story.when("ask-how-case-stands", Map.of("caseStands", "over")).waitsForNothingBut("apply-compensation");
    }

    @Test
    void after_twelve_enquiries_compensation_is_considered() {
        legalaid.beginsBefore("ask-how-case-stands", known(Map.of("newsRound", 12)))
                .when("ask-how-case-stands", Map.of("caseStands", "unknown"))
                .waitsForNothingBut("apply-compensation");
    }

    @Test
    void an_appealed_verdict_lets_redress_wait_for_the_next_one() {
        withCounsel()
                .reports("verdict-given")
                .when("explain-verdict", Map.of("verdictFinal", "appealed"))
                .waitsAt("until-news")
                .reports("verdict-given")
                .when("explain-verdict", Map.of("verdictFinal", "final"))
                .waitsForNothingBut("apply-compensation");
    }

    @Test
    void a_verdict_overtakes_what_was_to_be_done_before_the_trial() {
        withCounsel()
                .reports("indictment-served")
                .reports("verdict-given")
                .waitsForNothingBut("explain-verdict")
                .hasPassed("trial-overtaken", "claim-overtaken");
    }

    @Test
    void compensation_may_be_claimed_for_three_years_and_counsel_is_reminded_after_half_a_year() {
        var story = withCounsel().reports("verdict-given").when("explain-verdict", Map.of("verdictFinal", "final"));
        // the end of Monday: 8 September 2029 is a Saturday
        assertThat(due(story, "apply-compensation")).isEqualTo(Instant.parse("2029-09-10T21:59:59Z"));
        story.clockReaches("compensation-not-claimed")
                .offers("remind-of-compensation", "regionkoordinator")
                .when("remind-of-compensation")
                .waitsForNothingBut("apply-compensation");
    }

    // ------------------------------------------------------------------ at any time

    @ParameterizedTest
    @ValueSource(strings = {"permit-revoked", "reflection-period-stopped"})
    void a_revoked_reflection_period_ends_the_way_to_a_permit_stops_the_clock_and_is_explained(String reported) {
        var story = undecided("2026-10-08")
                .reports("migration", reported, Map.of("clockStopReason", "contactResumed"))
                .hasPassed("stay-ended-by-revocation")
                .doesNotWaitAt("record-cooperation-decision")
                .offers("record-revocation", "migrationsverket")
                .when(
                        "record-revocation",
                        Map.of("revokedPermit", "reflectionPeriod", "reflectionStopReason", "contactResumed"));
        assertThat(last(story)).satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ClockChange.Kind.STOPPED);
            assertThat(change.stopReason()).isEqualTo("contactResumed");
        });
        story.offers("advise-after-revocation", "bitrade")
                .when("advise-after-revocation", Map.of("afterRevocation", "appeals"))
                .hasPassed("revocation-explained")
                .goesOn();
    }

    @Test
    void a_closed_investigation_is_explained_and_leaves_compensation_open() {
        withCounsel()
                .reports("investigation-closed")
                .when("inform-of-closure", Map.of("wantsReview", "no"))
                .hasPassed("closure-made-final", "closure-heard")
                .waitsForNothingBut("apply-compensation");
    }

    @ParameterizedTest
    @CsvSource({"resumed, until-news", "upheld, apply-compensation"})
    void the_person_may_have_a_closure_reviewed(String result, String waitsAt) {
        withCounsel()
                .reports("investigation-closed")
                .when("inform-of-closure", Map.of("wantsReview", "yes"))
                .when("request-decision-review")
                .offers("answer-decision-review", "aklagare")
                .when("answer-decision-review", Map.of("reviewResult", result))
                .waitsAt(waitsAt);
    }

    @Test
    void new_counsel_takes_over() {
        withCounsel()
                .reports("counsel-replaced")
                .offers("record-new-counsel", "regionkoordinator")
                .when("record-new-counsel")
                .when("take-over-as-counsel")
                .hasPassed("new-counsel-met")
                .waitsForNothingBut();
    }

    @Test
    void a_person_found_to_be_a_child_gets_a_guardian_and_a_special_representative() {
        withCounsel()
                .reports("found-to-be-child")
                .when("request-guardian-for-found-child", Map.of("guardianState", "guardianRequested"))
                .knows("ageBand", "child")
                .when("request-special-for-found-child", Map.of("specialRepresentative", "requested"))
                .hasPassed("representatives-asked-for");
    }

    @Test
    void without_a_report_a_person_found_to_be_a_child_gets_a_guardian_only() {
        withoutStay(Map.of("policeReportMade", "no"))
                .reports("found-to-be-child")
                .when("request-guardian-for-found-child")
                .hasPassed("representatives-asked-for")
                .hasNotPassed("request-special-for-found-child");
    }

    @Test
    void withdrawn_consent_leaves_counsel_and_clocks_unless_an_adult_declines() {
        var story = undecided("2026-10-08")
                .reports("consent-withdrawn")
                .waitsAt("record-cooperation-decision")
                .when("narrow-legal-aid", Map.of("wantsLegalAid", "no"))
                .endsAt("legal-aid-left");
        assertThat(clocks.running(number(story), ClockKind.REFLECTION_PERIOD)).isPresent();
    }

    @Test
    void an_adult_may_decline_legal_aid_at_any_time() {
        begins(Map.of()).reports("legalaid-declined").endsAt("legal-aid-left");
    }

    @ParameterizedTest
    @CsvSource({"child, yes", "unknown, yes", "child, no"})
    void for_whoever_may_be_a_child_a_person_decides_whether_legal_aid_ends(String ageBand, String goesOn) {
        var story = begins(Map.of("ageBand", ageBand))
                .reports("legalaid-declined")
                .waitsForNothingBut("give-legal-information", "decide-legal-aid-for-child")
                .when("decide-legal-aid-for-child", Map.of("legalAidGoesOn", goesOn));
        if (goesOn.equals("yes")) {
            story.hasPassed("legal-aid-kept").waitsForNothingBut("give-legal-information");
        } else {
            story.endsAt("legal-aid-left");
        }
    }

    @Test
    void while_the_person_is_missing_the_legal_clocks_go_on() {
        undecided("2026-10-08")
                .reports("person-missing")
                .firesAt(Instant.parse("2026-10-05T06:00:00Z"), "decision-missing")
                .offers("hold-legal-steps", "bitrade")
                .when("hold-legal-steps", Map.of("stepsHeld", List.of("interview", "migration")))
                .reports("person-found")
                .when("resume-legal-steps")
                .hasPassed("legal-steps-resumed")
                .waitsAt("record-cooperation-decision");
    }

    @Test
    void a_person_missing_for_long_is_left_to_the_plan() {
        withCounsel()
                .reports("person-missing")
                .clockReaches("missing-too-long")
                .hasPassed("left-to-plan")
                .waitsForNothingBut("hold-legal-steps");
    }

    @Test
    void protected_data_are_kept_out_of_court_papers() {
        withCounsel()
                .reports("identity-protected")
                .when("protect-court-papers", Map.of("papersChecked", List.of("noAddress", "courtTold")))
                .hasPassed("court-papers-protected");
    }

    @Test
    void death_ends_legal_aid_at_once() {
        undecided("2026-10-08").reports("person-died").endsAt("legal-aid-ended-by-death");
    }

    // ------------------------------------------------------------------ how stories begin

    private static CaseStory begins(Map<String, Object> handedOver) {
        return legalaid.begins(known(handedOver));
    }

    private static Map<String, Object> reported(Map<String, Object> more) {
        var answers = new HashMap<String, Object>(
                Map.of("policeReportMade", "yes", "investigationLeader", "prosecutor", "counselState", "none"));
        answers.putAll(more);
        return answers;
    }

    /** Only counsel and redress: the person may stay. */
    private static CaseStory withoutStay(Map<String, Object> information) {
        return begins(Map.of("residenceStatus", "citizen")).when("give-legal-information", information);
    }

    private static CaseStory stays(Map<String, Object> information) {
        return begins(Map.of()).when("give-legal-information", information);
    }

    /** Counsel is there, nothing but news of the case is waited for. */
    private static CaseStory withCounsel() {
        return met("no").waitsForNothingBut();
    }

    private static CaseStory met(String hearing) {
        return withoutStay(reported(Map.of("counselState", "appointed")))
                .when("counsel-first-meeting", Map.of("hearing", hearing));
    }

    /** Counsel is there, and the reflection period has been granted. */
    private static CaseStory withReflection(Map<String, Object> more, String until) {
        var decision = new HashMap<String, Object>(
                Map.of("granted", "granted", "reflectionFrom", "2026-09-08", "reflectionUntil", until));
        decision.putAll(more);
        return begins(Map.of("residenceStatus", "reflectionApplied"))
                .when("give-legal-information", reported(Map.of("counselState", "appointed")))
                .when("decide-reflection-period", decision);
    }

    private static CaseStory undecided(String until) {
        return withReflection(Map.of(), until)
                .when("counsel-first-meeting", Map.of("hearing", "no"))
                .clockReaches("ten-days-left")
                .clockReaches("week-left")
                .waitsForNothingBut("record-cooperation-decision");
    }

    private static CaseStory cooperating() {
        return undecided("2026-10-08").when("record-cooperation-decision", Map.of("cooperates", "yes"));
    }

    private static CaseStory withPermit(String until) {
        return begins(Map.of("residenceStatus", "evidencePermit"))
                .when("give-legal-information")
                .when(
                        "decide-temporary-permit",
                        Map.of("granted", "granted", "permitFrom", "2026-09-08", "permitUntil", until));
    }

    private static Map<String, Object> granted(String period, String from, String until) {
        return Map.of("granted", "granted", period + "From", from, period + "Until", until);
    }

    /** What the plan hands over, and more. */
    private static Map<String, Object> known(Map<String, Object> more) {
        var known = new HashMap<String, Object>(Map.of(
                "ageBand", "adult",
                "riskLevel", "medium",
                "entitlement", "acute",
                "payer", "stockholm",
                "residenceStatus", "irregular",
                "foundMunicipality", "0180",
                "stayMunicipality", "0180"));
        known.putAll(more);
        return known;
    }

    private static CaseNumber number(CaseStory story) {
        return CaseNumber.parse(story.caseNumber()).orElseThrow();
    }

    private ClockChange last(CaseStory story) {
        List<ClockChange> history = clocks.history(number(story));
        return history.get(history.size() - 1);
    }

    private Instant due(CaseStory story, String step) {
        return open(story, step).getDueDate().toInstant();
    }

    private Task open(CaseStory story, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(story.caseNumber())
                .taskDefinitionKey(step)
                .singleResult();
    }
}
