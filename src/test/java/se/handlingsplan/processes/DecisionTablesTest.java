package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables by which plan, housing and identification propose, row by row and as a whole. Source: domain description 3. */
class DecisionTablesTest {

    private static final String[] AGES = {"adult", "child", "unknown", null};
    private static final String[] STATUSES = {
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
        "unknown",
        null
    };
    private static final String[] ANSWERS = {"yes", "no", "notAsked", "doesNotWantToSay", null};
    private static final String[] DIMENSION = {"positive", "negative", null};

    private static final Map<String, DecisionTable> TABLES = new TreeMap<>(Map.of(
            "entitlement", DecisionTable.of("plan", "entitlement"),
            "entitlement-2003", DecisionTable.of("plan", "entitlement-2003"),
            "cost-responsibility", DecisionTable.of("plan", "cost-responsibility"),
            "housing-type", DecisionTable.of("housing", "housing-type"),
            "indicator-dimension", DecisionTable.of("identification", "indicator-dimension"),
            "presumed-victim", DecisionTable.of("identification", "presumed-victim")));

    private static final Map<String, Set<Integer>> ROWS_TRIED = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        " 1, child,   irregular,             no,  childFull",
        " 2, unknown, irregular,             yes, childFull",
        " 3, adult,   citizen,               no,  full",
        " 3, adult,   permanentOrLongPermit, yes, full",
        " 4, adult,   reflectionGranted,     no,  evidencePerson",
        " 4, adult,   evidencePermit,        no,  evidencePerson",
        " 5, adult,   reflectionApplied,     yes, evidencePerson",
        " 6, adult,   asylumSeeker,          yes, receptionAct",
        " 7, adult,   euRightOfResidence,    no,  full",
        " 8, adult,   euNoRight,             yes, acute",
        " 9, adult,   irregular,             yes, acute",
        " 9, adult,   expelled,              yes, acute",
        " 9, adult,   unknown,               yes, acute",
        "10, adult,   euNoRight,             no,  none",
        "10, adult,   irregular,             no,  none",
        "10, adult,   expelled,              notAsked, none",
        "10, adult,   unknown,               doesNotWantToSay, none"
    })
    void entitlement(int row, String ageBand, String residenceStatus, String acuteNeed, String entitlement) {
        assertRow(
                "entitlement",
                row,
                Map.of("ageBand", ageBand, "residenceStatus", residenceStatus, "acuteNeed", acuteNeed),
                entitlement);
    }

    @ParameterizedTest
    @CsvSource({
        "1, child,   irregular,             childFull",
        "1, unknown, citizen,               childFull",
        "2, adult,   citizen,               full",
        "2, adult,   permanentOrLongPermit, full",
        "2, adult,   euRightOfResidence,    full",
        "2, adult,   reflectionGranted,     full",
        "2, adult,   evidencePermit,        full",
        "3, adult,   asylumSeeker,          full",
        "4, adult,   irregular,             none",
        "4, adult,   expelled,              none",
        "4, adult,   euNoRight,             none",
        "4, adult,   reflectionApplied,     none",
        "4, adult,   unknown,               none"
    })
    void entitlement_of_2003(int row, String ageBand, String residenceStatus, String entitlement) {
        assertRow("entitlement-2003", row, Map.of("ageBand", ageBand, "residenceStatus", residenceStatus), entitlement);
    }

    @ParameterizedTest
    @CsvSource({
        " 1, counsel,       none,           0184, state",
        " 2, returnTravel,  acute,          0180, programme",
        " 2, reintegration, full,           0184, programme",
        " 3, housing,       evidencePerson, 0184, stayMunicipality",
        " 3, income,        evidencePerson, 0180, stayMunicipality",
        " 4, care,          evidencePerson, 0180, region",
        " 5, housing,       receptionAct,   0180, migrationsverket",
        " 5, income,        receptionAct,   0184, migrationsverket",
        " 6, housing,       full,           0180, stockholm",
        " 6, income,        childFull,      0180, stockholm",
        " 7, housing,       full,           0184, stayMunicipality",
        " 7, income,        childFull,      0127, stayMunicipality",
        " 8, housing,       acute,          0180, unclear",
        " 9, housing,       none,           0180, nsp",
        " 9, rehabNgo,      none,           0184, nsp",
        "10, interpreter,   full,           0180, unclear",
        "10, care,          full,           0180, unclear"
    })
    void cost_responsibility(int row, String measure, String entitlement, String stayMunicipality, String payer) {
        assertRow(
                "cost-responsibility",
                row,
                Map.of("measure", measure, "entitlementProposal", entitlement, "stayMunicipality", stayMunicipality),
                payer);
    }

    @ParameterizedTest
    @CsvSource({
        " 1, child,   critical,    no,  0, woman,   full,         securedChildHome",
        " 1, unknown, high,        yes, 2, man,     full,         securedChildHome",
        " 1, child,   notAssessed, no,  0, woman,   full,         securedChildHome",
        " 2, child,   medium,      no,  0, man,     childFull,    emergencyFamilyHome",
        " 2, unknown, low,         no,  0, woman,   receptionAct, emergencyFamilyHome",
        " 3, adult,   critical,    yes, 1, woman,   full,         shelteredOtherMunicipality",
        " 4, adult,   low,         yes, 0, man,     receptionAct, receptionCentreAdapted",
        " 5, adult,   low,         no,  1, woman,   full,         transitional",
        " 6, adult,   high,        yes, 1, woman,   full,         shelteredSubstance",
        " 7, adult,   medium,      no,  1, woman,   full,         shelteredFamily",
        " 8, adult,   high,        no,  0, woman,   full,         shelteredWomen",
        " 8, adult,   medium,      notAsked, 0, other, acute,     shelteredWomen",
        " 9, adult,   medium,      no,  0, man,     full,         shelteredMen",
        "10, adult,   high,        no,  0, notSaid, full,         shelteredMixed"
    })
    void kind_of_housing(
            int row,
            String ageBand,
            String riskLevel,
            String specialisedNeeded,
            int children,
            String sex,
            String entitlement,
            String kind) {
        assertRow(
                "housing-type",
                row,
                Map.of(
                        "ageBand",
                        ageBand,
                        "riskLevel",
                        riskLevel,
                        "specialisedNeeded",
                        specialisedNeeded,
                        "children",
                        children,
                        "sex",
                        sex,
                        "entitlement",
                        entitlement),
                kind);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 0, 0, positive",
        "2, 1, 1, 0, positive",
        "3, 1, 0, 1, positive",
        "4, 0, 3, 0, positive",
        "5, 0, 2, 1, positive",
        "6,  ,  ,  , unknown",
        "7, 1, 0, 0, negative",
        "7, 0, 2, 0, negative",
        "7, 0, 1, 9, negative",
        "7, 0, 0, 0, negative"
    })
    void one_dimension_of_indicators(
            int row, @Nullable Integer strong, @Nullable Integer medium, @Nullable Integer weak, String dimension) {
        assertRow("indicator-dimension", row, inputs("strong", strong, "medium", medium, "weak", weak), dimension);
    }

    @ParameterizedTest
    @CsvSource({
        " 1, child,   negative, negative, negative, positive, negative, negative, presumed",
        " 1, unknown, unknown,  unknown,  unknown,  positive, unknown,  unknown,  presumed",
        " 2, child,   positive, negative, negative, negative, negative, negative, presumed",
        " 3, child,   negative, positive, negative, unknown,  negative, negative, presumed",
        " 4, unknown, negative, negative, positive, negative, negative, negative, presumed",
        " 5, adult,   positive, negative, negative, positive, positive, negative, presumed",
        " 5, adult,   negative, negative, negative, positive, positive, negative, presumed",
        " 6, adult,   negative, negative, negative, positive, negative, positive, presumed",
        " 7, adult,   positive, negative, negative, negative, positive, positive, cannotSay",
        " 8, adult,   negative, positive, negative, unknown,  negative, negative, cannotSay",
        " 9, adult,   negative, negative, positive, negative, negative, negative, cannotSay",
        "10, adult,   negative, negative, negative, positive, negative, negative, cannotSay",
        "10, adult,   positive, positive, positive, positive, negative, unknown,  cannotSay",
        "11, adult,   negative, negative, negative, negative, positive, positive, notPresumed",
        "11, child,   negative, negative, negative, negative, positive, positive, notPresumed"
    })
    void outcome_of_identification(
            int row,
            String ageBand,
            String deceptive,
            String coercive,
            String vulnerability,
            String exploitation,
            String coercionAtDestination,
            String vulnerabilityAtDestination,
            String proposal) {
        assertRow(
                "presumed-victim",
                row,
                Map.of(
                        "ageBand",
                        ageBand,
                        "deceptiveRecruitment",
                        deceptive,
                        "coerciveRecruitment",
                        coercive,
                        "vulnerabilityRecruitment",
                        vulnerability,
                        "exploitation",
                        exploitation,
                        "coercionAtDestination",
                        coercionAtDestination,
                        "vulnerabilityAtDestination",
                        vulnerabilityAtDestination),
                proposal);
    }

    @Test
    void in_2003_there_was_nothing_without_a_permit_and_without_an_application_for_asylum() {
        for (String without : List.of("irregular", "expelled", "euNoRight", "unknown")) {
            assertThat(proposed("entitlement-2003", Map.of("ageBand", "adult", "residenceStatus", without)))
                    .as(without)
                    .isEqualTo("none");
        }
    }

    @Test
    void in_2003_whoever_sought_asylum_was_entitled() {
        assertThat(proposed("entitlement-2003", Map.of("ageBand", "adult", "residenceStatus", "asylumSeeker")))
                .isEqualTo("full");
    }

    @Test
    void whoever_is_under_18_is_always_entitled_in_both_editions() {
        for (String status : STATUSES) {
            for (String acuteNeed : ANSWERS) {
                Map<String, Object> child =
                        inputs("ageBand", "child", "residenceStatus", status, "acuteNeed", acuteNeed);
                assertThat(proposed("entitlement", child)).isEqualTo("childFull");
                assertThat(proposed("entitlement-2003", child)).isEqualTo("childFull");
            }
        }
    }

    static Stream<Arguments> questions() {
        var dimensions = new LinkedHashMap<String, Object[]>();
        dimensions.put("ageBand", AGES);
        for (String dimension : List.of(
                "deceptiveRecruitment",
                "coerciveRecruitment",
                "vulnerabilityRecruitment",
                "exploitation",
                "coercionAtDestination",
                "vulnerabilityAtDestination")) {
            dimensions.put(dimension, DIMENSION);
        }
        return Stream.of(
                Arguments.of(
                        "entitlement",
                        Map.of("ageBand", AGES, "residenceStatus", STATUSES, "acuteNeed", ANSWERS),
                        Set.of("childFull", "full", "evidencePerson", "receptionAct", "acute", "none")),
                Arguments.of(
                        "entitlement-2003",
                        Map.of("ageBand", AGES, "residenceStatus", STATUSES),
                        Set.of("childFull", "full", "none")),
                Arguments.of(
                        "cost-responsibility",
                        Map.of(
                                "measure",
                                new String[] {
                                    "housing",
                                    "income",
                                    "care",
                                    "counsel",
                                    "interpreter",
                                    "returnTravel",
                                    "reintegration",
                                    "rehabNgo"
                                },
                                "entitlementProposal",
                                new String[] {"childFull", "full", "evidencePerson", "receptionAct", "acute", "none"},
                                "stayMunicipality",
                                new String[] {"0180", "0184", "other", null}),
                        Set.of(
                                "state",
                                "programme",
                                "stayMunicipality",
                                "region",
                                "migrationsverket",
                                "stockholm",
                                "unclear",
                                "nsp")),
                Arguments.of(
                        "housing-type",
                        Map.of(
                                "ageBand",
                                AGES,
                                "riskLevel",
                                new String[] {"critical", "high", "medium", "low", "notAssessed", null},
                                "specialisedNeeded",
                                new String[] {"yes", "no", null},
                                "children",
                                new Integer[] {0, 1, null},
                                "sex",
                                new String[] {"woman", "man", "notSaid", null},
                                "entitlement",
                                new String[] {"full", "receptionAct", null}),
                        Set.of(
                                "securedChildHome",
                                "emergencyFamilyHome",
                                "shelteredOtherMunicipality",
                                "receptionCentreAdapted",
                                "transitional",
                                "shelteredSubstance",
                                "shelteredFamily",
                                "shelteredWomen",
                                "shelteredMen",
                                "shelteredMixed")),
                Arguments.of(
                        "indicator-dimension",
                        Map.of(
                                "strong",
                                new Integer[] {0, 1, 2, 9, null},
                                "medium",
                                new Integer[] {0, 1, 2, 3, null},
                                "weak",
                                new Integer[] {0, 1, 9, null}),
                        Set.of("positive", "negative", "unknown")),
                Arguments.of("presumed-victim", dimensions, Set.of("presumed", "cannotSay", "notPresumed")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void every_question_has_exactly_one_answer(String table, Map<String, Object[]> values, Set<String> answers) {
        for (Map<String, Object> question : combinations(values)) {
            DecisionTable.Answer answer = TABLES.get(table).asked(question);
            assertThat(answer.rules()).as("%s %s", table, question).hasSize(1);
            assertThat(answer.output()).as("%s %s", table, question).isIn(answers);
        }
    }

    @AfterAll
    static void each_row_of_each_table_was_tried() {
        TABLES.forEach(
                (name, table) -> assertThat(ROWS_TRIED.get(name)).as(name).isEqualTo(table.rules()));
    }

    private static void assertRow(String table, int row, Map<String, Object> inputs, String output) {
        ROWS_TRIED.computeIfAbsent(table, any -> new TreeSet<>()).add(row);
        assertThat(TABLES.get(table).asked(inputs)).isEqualTo(new DecisionTable.Answer(List.of(row), output));
    }

    private static @Nullable Object proposed(String table, Map<String, Object> inputs) {
        return TABLES.get(table).asked(inputs).output();
    }

    private static Map<String, Object> inputs(@Nullable Object... pairs) {
        Map<String, Object> inputs = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            inputs.put((String) pairs[i], pairs[i + 1]);
        }
        return inputs;
    }

    private static List<Map<String, Object>> combinations(Map<String, Object[]> values) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        values.forEach((name, options) -> {
            List<Map<String, Object>> longer = new ArrayList<>();
            all.forEach(question -> Arrays.stream(options).forEach(option -> {
                Map<String, Object> more = new HashMap<>(question);
                more.put(name, option);
                longer.add(more);
            }));
            all.clear();
            all.addAll(longer);
        });
        return all;
    }
}
