package se.handlingsplan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** What the police know before an operation stays with the police; the others learn what their own part needs. */
@HandlingsplanTest
class NeedToKnowOfOperationTest {

    private static final Set<String> SECRETS = Set.of(
            "windowFrom", "windowTo", "municipality", "operationPlace", "riskAtPlace", "intelligence", "suspectedForm");
    private static final Set<String> ORDER = Set.of(
            "expectedChildren",
            "expectedSex",
            "expectedLanguages",
            "neededFrom",
            "countyPart",
            "interpretersWanted",
            "orderText",
            "healthOrder");

    private static final AgencyId POLICE = new AgencyId("polisen");
    private static final AgencyId SOCIAL_SERVICES = new AgencyId("stockholm");
    private static final AgencyId HEALTH = new AgencyId("regionstockholm");
    private static final AgencyId PROSECUTOR = new AgencyId("aklagare");
    private static final AgencyId COORDINATOR = new AgencyId("regionkoordinator");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    Raid raid;

    @Autowired
    Caseworkers caseworkers;

    @Autowired
    Agencies agencies;

    @Autowired
    Participants participants;

    @Autowired
    Journal journal;

    @Autowired
    RuntimeService processes;

    @Autowired
    TransactionTemplate transaction;

    CaseNumber operation;

    @BeforeEach
    void an_operation_with_everything_that_may_be_said() {
        clock.set("2026-11-24T10:00:00Z");
        operation = raid.announced(Map.of(
                "windowFrom", "2026-11-26T08:00:00Z",
                "windowTo", "2026-11-26T12:00:00Z",
                "municipality", "0184",
                "operationPlace", "canary-place",
                "riskAtPlace", "high",
                "intelligence", "canary-intelligence",
                "suspectedForm", List.of("sexual")));
        raid.order(
                operation,
                5,
                Map.of(
                        "expectedChildren", "unknown",
                        "expectedSex", "women",
                        "expectedLanguages", "ro",
                        "countyPart", "north",
                        "interpretersWanted", 2,
                        "orderText", "canary-order",
                        "healthOrder", "canary-health"));
    }

    @Test
    void what_the_police_know_is_read_by_the_police_alone() {
        assertThat(known(POLICE, SECRETS)).containsOnlyKeys(SECRETS);
        assertThat(agencies.all())
                .extracting(Agency::id)
                .contains(new AgencyId("noa"), new AgencyId("solna"))
                .filteredOn(agency -> !agency.equals(POLICE))
                .allSatisfy(agency -> assertThat(known(agency, SECRETS)).isEmpty());
    }

    @Test
    void each_is_told_what_its_part_needs() {
        assertThat(known(SOCIAL_SERVICES, ORDER))
                .containsOnlyKeys(
                        "expectedChildren",
                        "expectedSex",
                        "expectedLanguages",
                        "neededFrom",
                        "countyPart",
                        "interpretersWanted",
                        "orderText");
        assertThat(known(HEALTH, ORDER))
                .containsOnlyKeys("expectedChildren", "expectedSex", "expectedLanguages", "healthOrder");
        assertThat(known(PROSECUTOR, ORDER)).containsOnlyKeys("expectedChildren", "expectedSex", "expectedLanguages");
        assertThat(known(COORDINATOR, ORDER))
                .as("state and deadlines, not content")
                .isEmpty();
    }

    @Test
    void only_those_take_part_who_have_something_to_do() {
        assertThat(participants.holders(operation))
                .containsOnlyKeys(Role.POLICE, Role.SOCIALSERVICES, Role.HEALTH, Role.PROSECUTOR, Role.COORDINATOR);
    }

    @Test
    void social_services_learn_the_municipality_when_the_operation_is_confirmed() {
        assertThat(known(SOCIAL_SERVICES, Set.of("municipality"))).isEmpty();

        raid.does(operation, "confirm-go", Map.of("go", "go", "municipality", "0184"));

        assertThat(known(SOCIAL_SERVICES, Set.of("municipality"))).containsEntry("municipality", "0184");
        assertThat(known(HEALTH, Set.of("municipality"))).isEmpty();
        assertThat(known(COORDINATOR, Set.of("municipality"))).isEmpty();
    }

    @Test
    void a_change_of_time_tells_social_services_the_time_and_not_the_municipality() {
        raid.does(
                operation,
                "confirm-go",
                Map.of("go", "postpone", "neededFrom", "2026-11-28T06:00:00Z", "municipality", "0184"));

        assertThat(known(SOCIAL_SERVICES, Set.of("municipality", "neededFrom")))
                .containsOnly(Map.entry("neededFrom", "2026-11-28T06:00:00Z"));
    }

    @Test
    void no_form_but_the_polices_shows_what_the_police_know() {
        assertThat(raid.opened(operation, "confirm-go", "police")).containsEntry("municipality", "0184");
        for (var step : Map.of(
                        "reserve-places", "socialservices",
                        "prepare-social-team", "socialservices",
                        "alert-health", "health",
                        "alert-prosecutor", "prosecutor")
                .entrySet()) {
            assertThat(raid.opened(operation, step.getKey(), step.getValue()))
                    .as(step.getKey())
                    .doesNotContainKeys(SECRETS.toArray(String[]::new))
                    .containsEntry("expectedPersons", 5);
        }
        assertThat(raid.opened(operation, "reserve-places", "socialservices"))
                .containsEntry("neededFrom", Raid.NEEDED_FROM)
                .containsEntry("countyPart", "north");
        assertThat(raid.opened(operation, "alert-health", "health")).doesNotContainKeys("neededFrom", "countyPart");
    }

    @Test
    void the_date_by_which_health_care_and_prosecutor_answer_tells_nothing_of_the_time() {
        CaseNumber later = raid.announced(Map.of());
        raid.order(later, 5, Map.of("neededFrom", "2026-12-24T06:00:00Z"));

        for (String step : List.of("alert-health", "alert-prosecutor")) {
            assertThat(raid.task(later, step).getDueDate())
                    .isEqualTo(raid.task(operation, step).getDueDate());
        }
        assertThat(raid.task(operation, "reserve-places").getDueDate()).isEqualTo("2026-11-25T18:00:00Z");
        assertThat(raid.task(operation, "prepare-social-team").getDueDate()).isEqualTo("2026-11-25T06:00:00Z");
        assertThat(raid.task(operation, "confirm-go").getDueDate()).isEqualTo("2026-11-26T02:00:00Z");
    }

    @Test
    void the_engine_knows_neither_place_nor_time_nor_words() {
        String instance = processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(operation.value())
                .singleResult()
                .getId();

        assertThat(processes.getVariables(instance))
                .doesNotContainKeys(SECRETS.toArray(String[]::new))
                .doesNotContainKeys(ORDER.toArray(String[]::new));
    }

    @Test
    void what_the_agencies_tell_the_police_is_theirs_and_the_polices() {
        raid.does(
                operation,
                "prepare-social-team",
                Map.of("teamReady", "yes", "teamPhone", "070-canary", "teamNotes", "canary-own"));

        Set<String> told = Set.of("teamReady", "teamPhone", "teamNotes");
        assertThat(known(POLICE, told)).containsOnlyKeys("teamReady", "teamPhone");
        assertThat(known(HEALTH, told)).isEmpty();
        assertThat(known(COORDINATOR, told)).isEmpty();
        assertThat(raid.opened(operation, "confirm-go", "police")).containsEntry("teamPhone", "070-canary");
    }

    @Test
    void when_a_leak_is_suspected_it_is_closed_to_all_but_the_police() {
        String kept = raid.placeFor("women");
        raid.does(operation, "reserve-places", Map.of("places", List.of(kept), "placesOffered", 5));

        raid.does(operation, "confirm-go", Map.of("go", "cancel", "cancelReason", "leakSuspected"));

        assertThat(participants.holders(operation)).containsOnly(Map.entry(Role.POLICE, POLICE));
        assertThat(raid.openSteps(operation)).isEmpty();
        assertThat(known(SOCIAL_SERVICES, ORDER)).isEmpty();
        assertThat(known(HEALTH, ORDER)).isEmpty();
        assertThat(known(COORDINATOR, Set.of("cancelReason", "go", "expectedPersons")))
                .isEmpty();
        assertThat(known(POLICE, SECRETS)).containsOnlyKeys(SECRETS);
    }

    @Test
    void only_the_police_announce_an_operation_and_nobody_reports_a_persons_event_under_its_number() {
        assertThatThrownBy(() -> caseworkers.start("operation", "socialservices", Map.of()))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> caseworkers.start(
                        "event",
                        "police",
                        Map.of("caseNumber", operation.value(), "whatHappened", "consent-withdrawn")))
                .hasMessageContaining("no open case");
    }

    private Map<String, Object> known(AgencyId reader, Set<String> keys) {
        return transaction.execute(status -> {
            var known = new LinkedHashMap<String, Object>();
            journal.read(new Reader(reader, new MemberId("test"), "test"), operation, keys)
                    .forEach((key, answer) -> known.put(key, answer.value()));
            return known;
        });
    }
}
