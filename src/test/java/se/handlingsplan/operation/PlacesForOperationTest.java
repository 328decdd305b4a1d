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
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.housing.Place;
import se.handlingsplan.housing.Places;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** Places are kept for an operation, asked of neighbours where they are too few, and given back. */
@HandlingsplanTest
class PlacesForOperationTest {

    private static final AgencyId SOLNA = new AgencyId("solna");
    private static final AgencyId BOTKYRKA = new AgencyId("botkyrka");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    Raid raid;

    @Autowired
    Places places;

    @Autowired
    RequestRepository requests;

    @Autowired
    Neighbours neighbours;

    @Autowired
    Participants participants;

    @Autowired
    Journal journal;

    @Autowired
    RuntimeService processes;

    @Autowired
    TransactionTemplate transaction;

    String one;
    String other;

    @BeforeEach
    void two_places() {
        clock.set("2026-11-24T10:00:00Z");
        one = raid.placeFor("women");
        other = raid.placeFor("everybody");
    }

    @Test
    void several_places_are_kept_until_three_days_after_they_are_needed() {
        CaseNumber operation = reserved(2, Map.of("placesOffered", 2));

        assertThat(kept(operation)).containsExactlyInAnyOrder(one, other);
        assertThat(free()).doesNotContain(one, other);
        clock.set("2026-11-29T05:59:00Z");
        assertThat(free()).doesNotContain(one, other);
        clock.set("2026-11-29T06:00:00Z");
        assertThat(free()).contains(one, other);
    }

    @Test
    void a_place_that_somebody_else_has_is_refused_and_none_is_kept() {
        reserved(2, Map.of("placesOffered", 2));
        String third = raid.placeFor("men");
        CaseNumber late = raid.ordered(2);

        assertThatThrownBy(() ->
                        raid.does(late, "reserve-places", Map.of("places", List.of(third, one), "placesOffered", 2)))
                .isInstanceOf(RuntimeException.class);

        assertThat(kept(late)).isEmpty();
        assertThat(free()).contains(third);
    }

    @Test
    void the_municipalities_that_were_ticked_are_asked_at_once_for_what_is_missing() {
        CaseNumber operation = reserved(5, Map.of("placesOffered", 2, "neighbours", List.of("solna")));

        assertThat(asked(operation)).containsExactly(SOLNA);
        CaseNumber request = requests.of(operation).get(0).caseNumber();
        assertThat(raid.openSteps(request)).containsExactly("offer-places");
        assertThat(variable(request, "expectedPersons")).isEqualTo(3);
        assertThat(raid.openSteps(operation)).contains("find-more-places");
    }

    @Test
    void with_none_ticked_all_are_asked_and_with_places_enough_nobody() {
        assertThat(asked(reserved(5, Map.of("placesOffered", 2)))).containsExactlyInAnyOrder(SOLNA, BOTKYRKA);

        CaseNumber operation = raid.ordered(1);
        raid.does(operation, "reserve-places", Map.of("placesOffered", 1));
        assertThat(asked(operation)).isEmpty();
        assertThat(raid.openSteps(operation)).doesNotContain("find-more-places");
    }

    @Test
    void a_neighbour_learns_no_more_than_a_placement_needs() {
        CaseNumber operation = raid.announced(Map.of("municipality", "0184", "intelligence", "canary-intelligence"));
        raid.order(
                operation,
                5,
                Map.of("expectedSex", "women", "countyPart", "north", "orderText", "canary-order", "healthOrder", "x"));
        raid.does(operation, "reserve-places", Map.of("placesOffered", 2, "neighbours", List.of("solna")));
        CaseNumber request = requests.of(operation).get(0).caseNumber();

        assertThat(participants.holders(request))
                .containsOnly(
                        Map.entry(Role.SOCIALSERVICES, SOLNA),
                        Map.entry(Role.COORDINATOR, new AgencyId("regionkoordinator")));
        assertThat(known(SOLNA, request))
                .containsOnly(
                        Map.entry("expectedSex", "women"),
                        Map.entry("countyPart", "north"),
                        Map.entry("neededFrom", Raid.NEEDED_FROM));
        assertThat(known(SOLNA, operation)).isEmpty();
        assertThat(participants.takesPart(operation, SOLNA)).isFalse();
        assertThat(processes.getVariables(instance(request)))
                .as("nothing leads from the request to the operation")
                .doesNotContainValue(operation.value());
    }

    @Test
    void what_a_neighbour_offers_is_kept_for_the_operation_and_stays_when_its_case_is_closed() {
        CaseNumber operation = raid.ordered(2);
        raid.does(operation, "reserve-places", Map.of("placesOffered", 0, "neighbours", List.of("solna")));
        CaseNumber request = requests.of(operation).get(0).caseNumber();

        raid.does(request, "offer-places", Map.of("places", List.of(one), "placesOffered", 1));

        assertThat(kept(operation)).containsExactly(one);
        assertThat(raid.openSteps(request)).isEmpty();
    }

    @Test
    void called_off_all_places_are_free_at_once_and_neighbours_are_asked_no_more() {
        CaseNumber operation = reserved(5, Map.of("placesOffered", 2));
        List<CaseNumber> requested = requests.of(operation).stream()
                .map(RequestRepository.Request::caseNumber)
                .toList();

        raid.does(operation, "confirm-go", Map.of("go", "cancel", "cancelReason", "notNeeded"));

        assertThat(free()).contains(one, other);
        assertThat(kept(operation)).isEmpty();
        assertThat(requested).hasSize(2).allSatisfy(request -> assertThat(raid.openSteps(request))
                .isEmpty());
    }

    @Test
    void called_off_after_too_many_changes_all_places_are_free_at_once_too() {
        CaseNumber operation = reserved(2, Map.of("placesOffered", 2));
        for (int change = 1; change <= 6; change++) {
            raid.does(operation, "confirm-go", Map.of("go", "postpone", "neededFrom", "2026-11-27T06:00:00Z"));
        }

        assertThat(raid.openSteps(operation)).containsExactly("stand-down");
        assertThat(free()).contains(one, other);
    }

    @Test
    void at_a_new_time_an_unanswered_neighbour_is_asked_anew_and_kept_places_stay() {
        CaseNumber operation = reserved(5, Map.of("placesOffered", 2, "neighbours", List.of("solna")));
        CaseNumber first = requests.of(operation).get(0).caseNumber();

        raid.does(operation, "confirm-go", Map.of("go", "postpone", "neededFrom", "2026-11-27T06:00:00Z"));
        assertThat(raid.openSteps(first)).isEmpty();
        assertThat(kept(operation)).containsExactlyInAnyOrder(one, other);

        raid.does(operation, "reserve-places", Map.of("placesOffered", 2, "neighbours", List.of("solna")));
        assertThat(asked(operation)).containsExactly(SOLNA, SOLNA);
        CaseNumber second = requests.of(operation).get(1).caseNumber();
        assertThat(known(SOLNA, second)).containsEntry("neededFrom", "2026-11-27T06:00:00Z");
    }

    @Test
    void one_whose_answer_is_awaited_is_not_asked_twice() {
        CaseNumber operation = reserved(5, Map.of("placesOffered", 2, "neighbours", List.of("solna")));

        transaction.executeWithoutResult(status -> neighbours.ask(
                3,
                List.of(SOLNA),
                new AnswerContext(
                        operation,
                        "operation",
                        "reserve-places",
                        new AgencyId("stockholm"),
                        new MemberId("socialservices"))));

        assertThat(asked(operation)).containsExactly(SOLNA);
    }

    @Test
    void what_nobody_needed_is_given_back_in_the_end_and_what_a_person_got_is_not() {
        CaseNumber operation = reserved(2, Map.of("placesOffered", 2));
        raid.goes(operation);
        raid.does(
                operation,
                "register-persons-met",
                Map.of("personsMet", 1, "firstPersons", 1, "firstAgeBand", "adult", "firstSex", "woman"));
        raid.does(operation, "receive-at-safe-place", Map.of());
        assertThat(kept(operation)).containsExactly(other);

        raid.does(operation, "release-unused-places", Map.of());

        assertThat(free()).contains(other).doesNotContain(one);
    }

    private CaseNumber reserved(int persons, Map<String, Object> answers) {
        CaseNumber operation = raid.ordered(persons);
        var reservation = new LinkedHashMap<String, Object>(answers);
        reservation.put("places", List.of(one, other));
        raid.does(operation, "reserve-places", reservation);
        return operation;
    }

    private List<String> kept(CaseNumber operation) {
        return places.keptFor(operation).stream().map(Place::id).toList();
    }

    private List<String> free() {
        return places.free().stream().map(Place::id).toList();
    }

    private List<AgencyId> asked(CaseNumber operation) {
        return requests.of(operation).stream()
                .map(RequestRepository.Request::agency)
                .toList();
    }

    private Object variable(CaseNumber number, String name) {
        return processes.getVariable(instance(number), name);
    }

    private String instance(CaseNumber number) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getId();
    }

    private Map<String, Object> known(AgencyId reader, CaseNumber number) {
        return transaction.execute(status -> {
            var known = new LinkedHashMap<String, Object>();
            journal.read(
                            new Reader(reader, new MemberId("test"), "test"),
                            number,
                            Set.of(
                                    "expectedSex",
                                    "countyPart",
                                    "neededFrom",
                                    "orderText",
                                    "healthOrder",
                                    "intelligence",
                                    "municipality"))
                    .forEach((key, answer) -> known.put(key, answer.value()));
            return known;
        });
    }
}
