package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.handlingsplan.HandlingsplanTest;

/** From the first assessment of a danger until the risk has been low for 90 days. */
@HandlingsplanTest
class ProtectionTest {

    @RegisterExtension
    static final Line protection = new Line("protection");

    private static final Instant TUESDAY_MORNING = Instant.parse("2026-09-08T08:00:00Z");

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void police_and_social_services_assess_side_by_side_and_the_police_set_the_level() {
        begins("adult", "notAssessed")
                .waitsForNothingBut("assess-threat", "assess-continued-violence")
                .offers("assess-threat", "polisen")
                .offers("assess-continued-violence", "stockholm")
                .when("assess-threat", Map.of("threatLevel", "low"))
                .waitsForNothingBut("assess-continued-violence")
                .when("assess-continued-violence", Map.of("violenceLevel", "low"))
                .waitsForNothingBut("set-risk-level")
                .offers("set-risk-level", "polisen");
    }

    @ParameterizedTest
    @CsvSource({
        "medium, low, medium",
        "low, high, high",
        "critical, medium, critical",
        "low, low, low",
    })
    void the_higher_of_two_judgements_counts(String police, String socialServices, String higher) {
        assessed(begins("adult", "notAssessed"), police, socialServices)
                .knows("signsLevel", "low")
                .knows("proposedRiskLevel", higher)
                .knows("riskLevel", higher);
    }

    @Test
    void what_one_agency_knows_and_what_the_other_knows_are_weighed_together() {
        begins("adult", "notAssessed")
                .when("assess-threat", Map.of("threatLevel", "low", "threatSigns", List.of("traffickerAtLarge")))
                .when(
                        "assess-continued-violence",
                        Map.of("violenceLevel", "low", "violenceSigns", List.of("addressKnown")))
                .knows("signsLevel", "critical")
                .knows("proposedRiskLevel", "critical");
    }

    @Test
    void a_person_may_set_another_level_with_reasons() {
        assessed(begins("adult", "notAssessed"), "high", "low")
                .when("set-risk-level", Map.of("riskLevel", "medium", "reasons", "Known since years."))
                .knows("proposedRiskLevel", "high")
                .knows("riskLevel", "medium");
    }

    @ParameterizedTest
    @CsvSource({"notAssessed, 24, 48", "low, 24, 48", "medium, 24, 48", "high, 2, 2", "critical, 2, 2"})
    void where_danger_is_known_the_risk_is_to_be_assessed_within_two_hours(String known, int hours, int escalation) {
        var story = begins("adult", known).firesIn(Duration.ofHours(escalation), "risk-not-assessed");
        assertThat(due(story, "assess-threat")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(hours)));
        assertThat(due(story, "assess-continued-violence")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(hours)));
    }

    @Test
    void an_urgent_assessment_that_is_late_is_told_to_the_duty_officer_and_the_coordinator_at_once() {
        begins("adult", "critical")
                .clockReaches("risk-not-assessed")
                .waitsForNothingBut(
                        "assess-threat", "assess-continued-violence", "tell-duty-officer", "help-assess-risk")
                .offers("tell-duty-officer", "polisen")
                .offers("help-assess-risk", "regionkoordinator")
                .when("tell-duty-officer")
                .when("help-assess-risk")
                .hasPassed("duty-officer-told", "assessment-helped");
    }

    @Test
    void another_assessment_that_is_late_is_told_to_the_coordinator() {
        begins("adult", "low")
                .clockReaches("risk-not-assessed")
                .waitsForNothingBut("assess-threat", "assess-continued-violence", "help-assess-risk");
    }

    @Test
    void an_assessment_in_time_disturbs_nobody() {
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .activityId("risk-not-assessed")
                        .processInstanceId(instance(withLevel(begins("adult", "critical"), "low")))
                        .count())
                .isZero();
    }

    @Test
    void several_proposed_measures_are_kept_as_one_yes_or_no_each() {
        var story = withLevel(begins("adult", "notAssessed"), "high");
        var kept = engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance(story))
                .variableNameLike("measures%")
                .list();
        assertThat(kept)
                .filteredOn(variable -> Boolean.TRUE.equals(variable.getValue()))
                .extracting(VariableInstance::getName)
                .containsExactlyInAnyOrder(
                        "measuresStaffedHousing", "measuresPersonalSafety", "measuresDeviceCheck", "measuresAlarm");
        assertThat(kept)
                .filteredOn(variable -> Boolean.FALSE.equals(variable.getValue()))
                .extracting(VariableInstance::getName)
                .containsExactlyInAnyOrder(
                        "measuresDutyOfficer",
                        "measuresOtherMunicipality",
                        "measuresContactBan",
                        "measuresProtectedRegistration",
                        "measuresWitnessProtection",
                        "measuresChildProtection",
                        "measuresSafetyPlan",
                        "measuresRiskReview");
    }

    @Test
    void why_several_measures_are_proposed_is_kept_with_the_case() {
        var story = withLevel(begins("adult", "notAssessed"), "high");
        assertThat(jdbc.sql(
                                "select variable from casefile.proposals where case_number = ? and step = 'propose-measures'")
                        .param(story.caseNumber())
                        .query(String.class)
                        .list())
                .containsExactly("measures");
    }

    @Test
    void the_form_opens_with_the_proposed_measures_ticked_and_a_person_decides() {
        withLevel(begins("adult", "notAssessed"), "high")
                .when("decide-measures")
                .waitsForNothingBut(
                        "assess-family-risk",
                        "carry-out-measures",
                        "find-staffed-housing",
                        "contact-personal-safety",
                        "check-device-and-accounts",
                        "give-alarm-package");
        withLevel(begins("adult", "notAssessed"), "high")
                .when(
                        "decide-measures",
                        Map.of(
                                "measures",
                                List.of("alarm"),
                                "differsFromProposal",
                                true,
                                "reasonsForDiffering",
                                "Lives with staff already."))
                .waitsForNothingBut("assess-family-risk", "carry-out-measures", "give-alarm-package");
    }

    @ParameterizedTest
    @CsvSource({
        "contact-personal-safety, polisen, personalSafety, 24",
        "give-alarm-package, polisen, alarm, 24",
        "consider-witness-protection, polisen, witnessProtection, 240",
        "check-device-and-accounts, plattformen, deviceCheck, 24",
        "apply-contact-ban, aklagare, contactBan, 72",
        "move-to-other-municipality, stockholm, otherMunicipality, 4",
        "find-staffed-housing, stockholm, staffedHousing, 8",
        "agree-safety-plan, stockholm, safetyPlan, 24",
    })
    void each_measure_is_one_task_for_the_agency_that_acts(String step, String agency, String measure, int hours) {
        var story = decided(measure)
                .waitsForNothingBut("assess-family-risk", "carry-out-measures", step)
                .offers(step, agency);
        assertThat(due(story, step)).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(hours)));
        story.when(step).waitsForNothingBut("assess-family-risk", "carry-out-measures");
    }

    @Test
    void without_a_measure_for_others_the_police_carry_out_theirs() {
        decided()
                .waitsForNothingBut("assess-family-risk", "carry-out-measures")
                .when("carry-out-measures")
                .when("assess-family-risk")
                .hasPassed("no-other-measure", "police-measures-carried-out", "family-risk-assessed")
                .waitsForNothingBut()
                .waitsAt("until-review");
    }

    @ParameterizedTest
    @CsvSource({"critical, 4, 1", "high, 24, 4", "medium, 72, 24", "low, 72, 24"})
    void the_higher_the_risk_the_sooner_the_measures(String level, int carriedOut, int decided) {
        var story = withLevel(begins("adult", "notAssessed"), level);
        assertThat(due(story, "decide-measures")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(decided)));
        story.when("decide-measures");
        assertThat(due(story, "carry-out-measures")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(carriedOut)));
    }

    @Test
    void with_a_critical_risk_the_duty_officer_is_called_and_the_person_moves_now() {
        var story = withLevel(begins("adult", "notAssessed"), "critical")
                .waitsForNothingBut(
                        "alert-duty-officer", "escort-move", "move-now", "assess-family-risk", "decide-measures")
                .offers("escort-move", "polisen")
                .offers("move-now", "stockholm");
        assertThat(due(story, "alert-duty-officer")).isEqualTo(TUESDAY_MORNING);
        assertThat(due(story, "move-now")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
        assertThat(due(story, "escort-move")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
        story.when("alert-duty-officer")
                .when("escort-move")
                .when("move-now")
                .hasPassed("duty-officer-alerted", "person-escorted", "person-moved")
                .waitsForNothingBut("assess-family-risk", "decide-measures");
    }

    @Test
    void who_is_safe_where_the_person_is_need_not_move_though_the_risk_is_critical() {
        withLevel(begins("adult", "notAssessed"), "critical", Map.of("mustMove", "no"))
                .hasPassed("person-stayed")
                .waitsForNothingBut("alert-duty-officer", "assess-family-risk", "decide-measures");
    }

    @Test
    void the_coordinator_helps_when_the_move_is_late() {
        withLevel(begins("adult", "notAssessed"), "critical")
                .firesIn(Duration.ofHours(2), "not-moved-in-time")
                .clockReaches("not-moved-in-time")
                .offers("help-move-now", "regionkoordinator")
                .when("help-move-now")
                .hasPassed("move-helped")
                .waitsAt("move-now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrecyMark", "protectedRegistration", "fictitious"})
    void protected_personal_data_are_told_to_the_plan(String kind) {
        decided("protectedRegistration")
                .offers("protect-identity", "stockholm")
                .when("protect-identity", Map.of("protectionKind", kind))
                .hasPassed("identity-protected");
    }

    @Test
    void personal_data_that_are_not_protected_are_not_told() {
        decided("protectedRegistration")
                .when("protect-identity", Map.of("protectionKind", "none"))
                .hasPassed("data-not-protected")
                .hasNotPassed("identity-protected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void whoever_may_be_a_child_is_assessed_the_same_or_the_next_day(String ageBand) {
        var story = withLevel(begins(ageBand, "notAssessed"), "low")
                .waitsForNothingBut("assess-child-protection", "assess-family-risk", "decide-measures")
                .offers("assess-child-protection", "stockholm");
        assertThat(due(story, "assess-child-protection")).isEqualTo(Instant.parse("2026-09-09T21:59:59Z"));
        story.when("assess-child-protection").offers("decide-immediate-care", "stockholm");
        assertThat(due(story, "decide-immediate-care")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(24)));
        story.when("decide-immediate-care", Map.of("immediateCare", "notNeeded"))
                .hasPassed("child-protected")
                .waitsForNothingBut("assess-family-risk", "decide-measures");
    }

    @Test
    void a_child_taken_into_care_at_once_comes_before_the_court_within_a_week() {
        var story = withLevel(begins("child", "notAssessed"), "high")
                .when("assess-child-protection")
                .when("decide-immediate-care", Map.of("immediateCare", "decided"));
        assertThat(due(story, "submit-care-to-court")).isEqualTo(Instant.parse("2026-09-15T21:59:59Z"));
        story.when("submit-care-to-court").hasPassed("care-submitted");
    }

    @Test
    void a_child_whose_protection_is_not_assessed_in_time_is_told_to_the_coordinator() {
        withLevel(begins("child", "notAssessed"), "high")
                .firesAt(Instant.parse("2026-09-09T21:59:59Z"), "child-not-assessed")
                .clockReaches("child-not-assessed")
                .offers("help-protect-child", "regionkoordinator")
                .when("help-protect-child")
                .hasPassed("child-helped")
                .waitsAt("assess-child-protection");
    }

    @ParameterizedTest
    @CsvSource({"critical, 3", "high, 7", "medium, 14", "low, 30"})
    void the_higher_the_risk_the_sooner_the_review(String level, int days) {
        withLevel(begins("adult", "notAssessed"), level)
                .firesIn(Duration.ofDays(days), "review-is-due")
                .clockReaches("review-is-due")
                .knows("riskReviewRound", 1)
                .waitsAt("assess-threat", "assess-continued-violence");
    }

    @Test
    void a_review_asks_for_new_measures_only_where_they_are_needed() {
        var story = settled("medium").clockReaches("review-is-due");
        withLevel(story, "medium", Map.of("measuresNeeded", "no"))
                .hasPassed("looked-at-before", "measures-go-on", "no-acute-danger")
                .waitsForNothingBut()
                .clockReaches("review-is-due");
        withLevel(story, "high", Map.of("measuresNeeded", "yes")).waitsForNothingBut("decide-measures");
    }

    @Test
    void a_child_is_assessed_once_and_not_at_each_review() {
        var story = settled("medium", "child").clockReaches("review-is-due");
        withLevel(story, "high", Map.of("measuresNeeded", "no")).waitsForNothingBut();
    }

    @Test
    void protection_may_end_when_the_risk_has_been_low_for_ninety_days() {
        var story = settled("low");
        for (int review = 1; review <= 3; review++) {
            story.clockReaches("review-is-due");
            withLevel(story, "low", Map.of("measuresNeeded", "no"));
        }
        story.waitsForNothingBut("end-protection").offers("end-protection", "polisen");
        assertThat(due(story, "end-protection")).isEqualTo(Instant.parse("2026-12-14T09:00:00Z"));
        story.when("end-protection", Map.of("safetyPlanHandedOver", "yes", "protectionEnds", "yes"))
                .endsAt("protection-ended");
    }

    @Test
    void a_level_that_is_not_low_begins_the_ninety_days_anew() {
        var story = settled("low").clockReaches("review-is-due");
        withLevel(story, "medium", Map.of("measuresNeeded", "no")).knows("lowRiskRounds", 0);
    }

    @Test
    void while_the_safety_plan_is_not_handed_over_protection_goes_on() {
        lowForNinetyDays()
                .when("end-protection", Map.of("safetyPlanHandedOver", "no", "protectionEnds", "no"))
                .waitsForNothingBut()
                .waitsAt("until-review");
    }

    @Test
    void protection_may_end_when_the_person_has_returned() {
        withLevel(begins("adult", "notAssessed"), "high", Map.of("protectionStage", "returned"))
                .waitsForNothingBut("end-protection")
                .when("end-protection", Map.of("protectionEnds", "yes"))
                .endsAt("protection-ended");
    }

    @Test
    void the_end_takes_what_is_still_open_with_it() {
        var story = decided("contactBan").clockReaches("review-is-due");
        withLevel(story, "low", Map.of("protectionStage", "returned"))
                .waitsForNothingBut("assess-family-risk", "carry-out-measures", "apply-contact-ban", "end-protection")
                .when("end-protection", Map.of("protectionEnds", "yes"))
                .waitsForNothingBut()
                .endsAt("protection-ended");
    }

    @Test
    void after_sixty_reviews_a_person_decides_each_time_whether_protection_goes_on() {
        var story = protection.beginsBefore("until-review", known("adult", "high", Map.of("riskReviewRound", 60)));
        story.clockReaches("review-is-due").knows("riskReviewRound", 61);
        withLevel(story, "high", Map.of("measuresNeeded", "no"))
                .waitsForNothingBut("end-protection")
                .when("end-protection", Map.of("protectionEnds", "no"))
                .clockReaches("review-is-due")
                .knows("riskReviewRound", 61);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdict-given", "investigation-closed"})
    void a_verdict_or_a_closed_investigation_brings_the_review_forward(String event) {
        settled("medium")
                .reports(event)
                .waitsForNothingBut("assess-threat", "assess-continued-violence")
                .knows("assessmentUrgency", "review");
    }

    @Test
    void a_new_threat_interrupts_the_waiting_and_begins_the_assessment_within_two_hours() {
        var story = settled("low")
                .reports("shelter", "new-threat", Map.of())
                .waitsForNothingBut("assess-threat", "assess-continued-violence")
                .knows("lowRiskRounds", 0L)
                .firesIn(Duration.ofHours(2), "risk-not-assessed");
        assertThat(due(story, "assess-threat")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
        assertThat(due(story, "assess-continued-violence")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
    }

    @Test
    void a_new_threat_leaves_the_measures_that_run_alone() {
        decided("contactBan")
                .reports("new-threat")
                .waitsForNothingBut(
                        "assess-family-risk",
                        "carry-out-measures",
                        "apply-contact-ban",
                        "assess-threat",
                        "assess-continued-violence");
    }

    @Test
    void a_new_threat_begins_an_assessment_under_way_anew() {
        var story = begins("adult", "low")
                .when("assess-threat", Map.of("threatLevel", "low"))
                .reports("new-threat")
                .hasPassed("assessment-overtaken")
                .waitsForNothingBut("assess-threat", "assess-continued-violence");
        assertThat(due(story, "assess-threat")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
    }

    @Test
    void a_new_threat_overtakes_the_end() {
        lowForNinetyDays()
                .reports("new-threat")
                .hasPassed("end-overtaken")
                .waitsForNothingBut("assess-threat", "assess-continued-violence");
    }

    @Test
    void after_a_new_threat_a_child_is_assessed_again() {
        var story = settled("medium", "child").reports("new-threat");
        withLevel(story, "high", Map.of("measuresNeeded", "no"))
                .waitsForNothingBut("assess-child-protection", "assess-family-risk");
    }

    @Test
    void who_is_found_to_be_a_child_is_assessed_as_a_child_at_once() {
        var story = settled("low")
                .reports("health", "found-to-be-child", Map.of())
                .knows("ageBand", "child")
                .waitsForNothingBut("assess-threat", "assess-continued-violence");
        withLevel(story, "high", Map.of("measuresNeeded", "no"))
                .waitsForNothingBut("assess-child-protection", "assess-family-risk");
    }

    @Test
    void reviews_pause_while_the_person_is_missing_and_the_police_keep_protection_ready() {
        var story = settled("low").reports("person-missing");
        assertThat(due(story, "keep-protection-ready")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(24)));
        story.offers("keep-protection-ready", "polisen")
                .when("keep-protection-ready")
                .hasPassed("protection-kept-ready")
                .waitsForNothingBut()
                .waitsAt("assessment-wanted-again")
                .doesNotWaitAt("review-is-due");
    }

    @Test
    void for_a_missing_child_protection_is_kept_ready_within_two_hours() {
        assertThat(due(settled("low", "child").reports("person-missing"), "keep-protection-ready"))
                .isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
    }

    @Test
    void when_the_person_is_found_the_risk_is_assessed_at_once() {
        var story = settled("low")
                .reports("person-missing")
                .when("keep-protection-ready")
                .reports("police", "person-found", Map.of())
                .waitsForNothingBut("assess-threat", "assess-continued-violence");
        assertThat(due(story, "assess-threat")).isEqualTo(TUESDAY_MORNING.plus(Duration.ofHours(2)));
    }

    @Test
    void a_new_threat_is_assessed_though_the_person_is_missing() {
        settled("low")
                .reports("person-missing")
                .reports("new-threat")
                .waitsForNothingBut("keep-protection-ready", "assess-threat", "assess-continued-violence");
    }

    @Test
    void the_joint_help_of_an_adult_ends_at_once_with_the_consent() {
        decided("deviceCheck", "contactBan")
                .reports("socialservices", "consent-withdrawn", Map.of())
                .hasPassed("joint-help-ended", "device-check-ended")
                .waitsForNothingBut(
                        "assess-family-risk", "carry-out-measures", "apply-contact-ban", "narrow-protection")
                .when("narrow-protection", Map.of("wantsProtection", "yes"))
                .hasPassed("protection-narrowed")
                .waitsAt("until-review");
    }

    @Test
    void the_joint_help_of_a_child_goes_on_without_the_consent() {
        settledBut("deviceCheck", "child")
                .reports("consent-withdrawn")
                .waitsForNothingBut("check-device-and-accounts", "narrow-protection")
                .when("narrow-protection", Map.of("wantsProtection", "no"))
                .hasPassed("protection-narrowed")
                .waitsForNothingBut("check-device-and-accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "notAsked", "doesNotWantToSay"})
    void an_adult_who_does_not_say_no_keeps_the_protection(String wantsProtection) {
        settled("medium")
                .reports("consent-withdrawn")
                .when("narrow-protection", Map.of("wantsProtection", wantsProtection))
                .hasPassed("protection-narrowed")
                .waitsAt("until-review");
    }

    @Test
    void an_adult_may_end_protection_when_consent_is_withdrawn_and_the_police_duties_remain() {
        settled("medium")
                .reports("consent-withdrawn")
                .when("narrow-protection", Map.of("wantsProtection", "no"))
                .hasPassed("protection-declined", "adult-declined")
                .waitsForNothingBut("keep-police-duties")
                .offers("keep-police-duties", "polisen")
                .when("keep-police-duties")
                .endsAt("police-duties-kept");
    }

    @Test
    void an_adult_may_decline_protection_at_any_time() {
        decided("alarm", "contactBan")
                .reports("protection-declined")
                .waitsForNothingBut("keep-police-duties")
                .doesNotWaitAt("until-review");
    }

    @ParameterizedTest
    @ValueSource(strings = {"child", "unknown"})
    void for_whoever_may_be_a_child_a_person_decides_when_protection_is_declined(String ageBand) {
        settled("medium", ageBand)
                .reports("protection-declined")
                .waitsForNothingBut("decide-declined-child")
                .offers("decide-declined-child", "stockholm")
                .when("decide-declined-child", Map.of("childsProtection", "changed"))
                .hasPassed("childs-protection-kept")
                .waitsAt("until-review");
    }

    @Test
    void a_childs_protection_ends_only_by_decision() {
        settled("medium", "child")
                .reports("protection-declined")
                .when("decide-declined-child", Map.of("childsProtection", "ends"))
                .waitsForNothingBut("keep-police-duties");
    }

    @Test
    void all_ends_when_the_person_has_died() {
        decided("alarm", "contactBan")
                .reports("person-missing")
                .reports("person-died")
                .waitsForNothingBut()
                .endsAt("protection-ended-by-death");
    }

    private static CaseStory begins(String ageBand, String riskLevel) {
        return protection.begins(known(ageBand, riskLevel, Map.of()));
    }

    private static CaseStory assessed(CaseStory story, String police, String socialServices) {
        return story.when("assess-threat", Map.of("threatLevel", police))
                .when("assess-continued-violence", Map.of("violenceLevel", socialServices));
    }

    /** Assessed and set to this level, whatever the signs and the age propose. */
    private static CaseStory withLevel(CaseStory story, String level) {
        return withLevel(story, level, Map.of());
    }

    private static CaseStory withLevel(CaseStory story, String level, Map<String, Object> more) {
        var answers = new HashMap<>(more);
        answers.put("riskLevel", level);
        return assessed(story, "low", "low").when("set-risk-level", answers);
    }

    /** At medium risk an adult gets these measures and no other. */
    private static CaseStory decided(String... measures) {
        return withLevel(begins("adult", "notAssessed"), "medium")
                .when("decide-measures", Map.of("measures", List.of(measures)));
    }

    /** Nothing is left to do but to wait for the next review. */
    private static CaseStory settled(String level) {
        return settled(level, "adult");
    }

    private static CaseStory settled(String level, String ageBand) {
        var story = withLevel(begins(ageBand, "notAssessed"), level, Map.of("measuresNeeded", "no"))
                .when("assess-family-risk");
        return childSettled(story, ageBand).waitsForNothingBut();
    }

    private static CaseStory settledBut(String measure, String ageBand) {
        var story = withLevel(begins(ageBand, "notAssessed"), "medium")
                .when("assess-family-risk")
                .when("decide-measures", Map.of("measures", List.of(measure)))
                .when("carry-out-measures");
        return childSettled(story, ageBand);
    }

    private static CaseStory childSettled(CaseStory story, String ageBand) {
        return ageBand.equals("adult")
                ? story
                : story.when("assess-child-protection")
                        .when("decide-immediate-care", Map.of("immediateCare", "notNeeded"));
    }

    private static CaseStory lowForNinetyDays() {
        var story = protection.beginsBefore("until-review", known("adult", "low", Map.of("lowRiskRounds", 3)));
        story.clockReaches("review-is-due");
        return withLevel(story, "low", Map.of("measuresNeeded", "no")).waitsForNothingBut("end-protection");
    }

    private Instant due(CaseStory story, String step) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(story.caseNumber())
                .taskDefinitionKey(step)
                .singleResult();
        return task.getDueDate().toInstant();
    }

    private String instance(CaseStory story) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(story.caseNumber())
                .processDefinitionKey("protection")
                .singleResult()
                .getId();
    }

    /** What the plan hands over, what the first steps write, and more. */
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
                "residenceStatus",
                "unknown"));
        if (!more.isEmpty()) {
            known.putAll(Map.of("riskReviewRound", 0, "lowRiskRounds", 0, "assessmentUrgency", "ordinary"));
        }
        known.putAll(more);
        return known;
    }
}
