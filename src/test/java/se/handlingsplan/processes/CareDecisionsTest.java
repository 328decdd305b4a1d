package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;

/** Which care a person has a right to and who pays for it, row by row as tables 3.1b and 3.2 of the domain say. */
@HandlingsplanTest
class CareDecisionsTest {

    private static final List<String> STATUSES = List.of(
            "citizen",
            "permanentOrLongPermit",
            "euRightOfResidence",
            "euNoRight",
            "asylumSeeker",
            "reflectionApplied",
            "reflectionGranted",
            "evidencePermit",
            "expelled",
            "irregular",
            "unknown");

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @MethodSource("statuses")
    void a_child_has_full_care_whatever_the_status(String residenceStatus) {
        assertThat(careLevel("child", residenceStatus)).isEqualTo("full");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void whoever_may_be_a_child_has_full_care(String residenceStatus) {
        assertThat(careLevel("unknown", residenceStatus)).isEqualTo("full");
    }

    @ParameterizedTest
    @CsvSource({
        "reflectionGranted, full",
        "evidencePermit, full",
        "reflectionApplied, full",
        "citizen, full",
        "permanentOrLongPermit, full",
        "euRightOfResidence, full",
        "asylumSeeker, notDeferrable",
        "irregular, notDeferrable",
        "expelled, notDeferrable",
        "unknown, notDeferrable",
        "euNoRight, acuteOnly"
    })
    void the_care_of_an_adult_follows_the_status(String residenceStatus, String careLevel) {
        assertThat(careLevel("adult", residenceStatus)).isEqualTo(careLevel);
    }

    @Test
    void a_status_that_nobody_asked_for_counts_as_unknown() {
        assertThat(careLevel("adult", null)).isEqualTo(careLevel("adult", "unknown"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void for_an_evidence_person_the_region_pays_first_and_is_reimbursed(String residenceStatus) {
        assertThat(carePayer("adult", residenceStatus, "evidencePerson")).isEqualTo("regionThenState");
    }

    @ParameterizedTest
    @CsvSource({
        "adult, reflectionGranted, regionThenState",
        "adult, evidencePermit, regionThenState",
        "adult, reflectionApplied, regionThenState",
        "child, reflectionGranted, regionThenState",
        "unknown, evidencePermit, regionThenState",
        "adult, asylumSeeker, migrationsverket",
        "child, asylumSeeker, migrationsverket",
        "unknown, asylumSeeker, migrationsverket",
        "child, irregular, region",
        "child, euNoRight, region",
        "unknown, unknown, region",
        "adult, citizen, region",
        "adult, permanentOrLongPermit, region",
        "adult, euRightOfResidence, region",
        "adult, irregular, region",
        "adult, expelled, region",
        "adult, unknown, region",
        "adult, euNoRight, patientOrRegion"
    })
    void who_pays_follows_age_and_status(String ageBand, String residenceStatus, String carePayer) {
        for (String entitlement : List.of("full", "childFull", "receptionAct", "acute", "none")) {
            assertThat(carePayer(ageBand, residenceStatus, entitlement))
                    .as(entitlement)
                    .isEqualTo(carePayer);
        }
    }

    @Test
    void nobody_is_proposed_to_pay_where_nothing_is_known() {
        assertThat(carePayer("adult", null, null)).isEqualTo("unclear");
    }

    static Stream<String> statuses() {
        return STATUSES.stream();
    }

    private @Nullable String careLevel(String ageBand, @Nullable String residenceStatus) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey("care-entitlement")
                .variables(Variables.putValue("ageBand", ageBand).putValue("residenceStatus", residenceStatus))
                .evaluate()
                .getSingleEntry();
    }

    private @Nullable String carePayer(String ageBand, @Nullable String residenceStatus, @Nullable String entitlement) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey("care-payer")
                .variables(Variables.putValue("ageBand", ageBand)
                        .putValue("residenceStatus", residenceStatus)
                        .putValue("entitlement", entitlement))
                .evaluate()
                .getSingleEntry();
    }
}
