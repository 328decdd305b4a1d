package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;

/** The tables of protection, row by row. */
@HandlingsplanTest
class ProtectionDecisionsTest {

    private static final List<String> SIGNS = List.of(
            "AddressKnown",
            "TraffickerAtLarge",
            "ThreatToKill",
            "Weapons",
            "ThreatToChildren",
            "EarlierViolence",
            "Debt",
            "Testifies");

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AddressKnown TraffickerAtLarge          | adult   | critical
            ThreatToKill Weapons                    | adult   | critical
            urgentMeasure                           | adult   | critical
            urgentMeasure                           | child   | critical
            ThreatToKill ThreatToChildren           | adult   | high
            EarlierViolence TraffickerAtLarge       | adult   | high
            Testifies Debt                          | adult   | high
            ThreatToKill ThreatToChildren EarlierViolence TraffickerAtLarge Testifies Debt | adult | high
            AddressKnown ThreatToKill Debt          | adult   | high
            none                                    | child   | high
            none                                    | unknown | high
            ThreatToKill                            | adult   | medium
            ThreatToChildren                        | adult   | medium
            EarlierViolence                         | adult   | medium
            TraffickerAtLarge                       | adult   | medium
            Testifies                               | adult   | medium
            Debt                                    | adult   | medium
            ThreatToKill AddressKnown               | adult   | medium
            AddressKnown                            | adult   | low
            Weapons                                 | adult   | low
            AddressKnown Weapons                    | adult   | low
            none                                    | adult   | low
            """)
    void signs_propose_a_level(String signs, String ageBand, String level) {
        assertThat(one("risk-level", signs("threatSigns", signs, ageBand))).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AddressKnown TraffickerAtLarge", "ThreatToKill Weapons"})
    void it_does_not_matter_who_of_the_two_knows_a_sign(String signs) {
        String[] two = signs.split(" ", -1);
        var known = signs("threatSigns", two[0], "adult");
        known.put("violenceSigns" + two[1], true);
        assertThat(one("risk-level", known)).isEqualTo("critical");
        assertThat(one("risk-level", signs("violenceSigns", signs, "adult"))).isEqualTo("critical");
    }

    @Test
    void a_sign_that_both_know_counts_once() {
        var known = signs("threatSigns", "Debt", "adult");
        known.put("violenceSignsDebt", true);
        assertThat(one("risk-level", known)).isEqualTo("medium");
    }

    @ParameterizedTest
    @CsvSource({
        "critical, low, low, critical",
        "low, critical, low, critical",
        "low, low, critical, critical",
        "high, critical, medium, critical",
        "high, medium, low, high",
        "low, high, medium, high",
        "medium, low, high, high",
        "medium, low, low, medium",
        "low, medium, low, medium",
        "low, low, medium, medium",
        "low, low, low, low",
    })
    void the_highest_of_three_counts(String signs, String police, String socialServices, String highest) {
        assertThat(one(
                        "higher-risk-level",
                        Map.of("signsLevel", signs, "threatLevel", police, "violenceLevel", socialServices)))
                .isEqualTo(highest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            critical | adult   |                           | dutyOfficer staffedHousing personalSafety deviceCheck
            high     | adult   |                           | staffedHousing personalSafety deviceCheck alarm
            medium   | adult   |                           | deviceCheck alarm safetyPlan
            low      | adult   |                           | safetyPlan riskReview
            critical | adult   | AddressKnown              | dutyOfficer otherMunicipality staffedHousing personalSafety deviceCheck
            high     | adult   | AddressKnown              | otherMunicipality staffedHousing personalSafety deviceCheck alarm
            medium   | adult   | AddressKnown              | deviceCheck alarm safetyPlan
            critical | adult   | TraffickerAtLarge         | dutyOfficer staffedHousing personalSafety deviceCheck contactBan
            high     | adult   | TraffickerAtLarge         | staffedHousing personalSafety deviceCheck alarm contactBan
            medium   | adult   | TraffickerAtLarge         | deviceCheck alarm contactBan safetyPlan
            low      | adult   | TraffickerAtLarge         | contactBan safetyPlan riskReview
            critical | adult   | hidden                    | dutyOfficer staffedHousing personalSafety deviceCheck protectedRegistration
            high     | adult   | hidden                    | staffedHousing personalSafety deviceCheck alarm protectedRegistration
            medium   | adult   | hidden                    | deviceCheck alarm safetyPlan
            critical | adult   | Testifies                 | dutyOfficer staffedHousing personalSafety deviceCheck witnessProtection
            high     | adult   | Testifies                 | staffedHousing personalSafety deviceCheck alarm
            low      | child   |                           | childProtection safetyPlan riskReview
            medium   | unknown |                           | deviceCheck alarm childProtection safetyPlan
            critical | child   | AddressKnown TraffickerAtLarge Testifies hidden | dutyOfficer otherMunicipality staffedHousing personalSafety deviceCheck contactBan protectedRegistration witnessProtection childProtection
            """)
    void a_level_proposes_measures(String level, String ageBand, String circumstances, String measures) {
        String said = circumstances == null ? "none" : circumstances;
        var known = signs("threatSigns", said, ageBand);
        known.put("riskLevel", level);
        known.put("addressHiddenLong", said.contains("hidden") ? "yes" : "no");
        assertThat(rows("protection-measures", known).collectEntries("measure"))
                .containsExactlyInAnyOrder((Object[]) measures.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"critical, acute", "high, acute", "medium, ordinary", "low, ordinary", "notAssessed, ordinary"})
    void known_danger_makes_an_assessment_acute(String level, String urgency) {
        assertThat(one("assessment-urgency", Map.of("riskLevel", level))).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({"low, 0, 1", "low, 3, 4", "medium, 3, 0", "high, 1, 0", "critical, 0, 0"})
    void low_levels_are_counted_in_a_row(String level, int before, int after) {
        assertThat(one("low-risk-rounds", Map.of("riskLevel", level, "lowRiskRounds", before)))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "59, 60", "60, 61", "61, 61"})
    void reviews_are_counted_up_to_sixty(int before, int after) {
        assertThat(one("next-risk-review", Map.of("riskReviewRound", before))).isEqualTo(after);
    }

    /** The named signs are known to one agency, the others to none. */
    private static Map<String, Object> signs(String list, String named, String ageBand) {
        var known = new HashMap<String, Object>();
        for (String sign : SIGNS) {
            known.put("threatSigns" + sign, false);
            known.put("violenceSigns" + sign, false);
            known.put(list + sign, List.of(named.split(" ", -1)).contains(sign));
        }
        known.put("threatSignsTestifies", named.contains("Testifies"));
        known.put("urgentMeasure", named.contains("urgentMeasure"));
        known.put("ageBand", ageBand);
        return known;
    }

    private Object one(String decision, Map<String, Object> known) {
        return rows(decision, known).getSingleResult().getSingleEntry();
    }

    private DmnDecisionTableResult rows(String decision, Map<String, Object> known) {
        return engine.getDecisionService().evaluateDecisionTableByKey(decision, known);
    }
}
