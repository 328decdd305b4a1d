package se.handlingsplan.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.AnswersRecorded;
import se.handlingsplan.plan.CaseClosed;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.engine.Ungated;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

@HandlingsplanTest
class PlacesTest {

    private static final MemberId MEMBER = new MemberId("socialservices");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    Places places;

    @Autowired
    PlaceFields fields;

    @Autowired
    Participants participants;

    @Autowired
    Cases cases;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    DataSource dataSource;

    CaseNumber one;
    CaseNumber other;
    String place;

    @BeforeEach
    void two_cases_and_a_place() {
        clock.set(NOW);
        one = opened();
        other = opened();
        place = offered();
    }

    @Test
    void a_reserved_place_is_not_free_until_the_time_is_over() {
        places.reserve(place, one, NOW.plus(Duration.ofHours(4)), MEMBER);

        assertThat(free()).doesNotContain(place);
        assertThatExceptionOfType(PlaceTaken.class)
                .isThrownBy(() -> places.reserve(place, other, NOW.plusSeconds(60), MEMBER));

        clock.set(NOW.plus(Duration.ofHours(4)));
        assertThat(free()).contains(place);
        places.reserve(place, other, clock.now().plusSeconds(60), MEMBER);
        assertThat(places.heldBy(other)).map(Reservation::place).contains(place);
        assertThat(places.heldBy(one)).isEmpty();
    }

    @Test
    void of_many_who_ask_in_the_same_moment_one_gets_the_place() throws Exception {
        int askers = 8;
        var together = new CyclicBarrier(askers);
        var threads = Executors.newFixedThreadPool(askers);
        try {
            List<Callable<Boolean>> asks = java.util.stream.IntStream.range(0, askers)
                    .mapToObj(n -> opened())
                    .<Callable<Boolean>>map(caseNumber -> () -> {
                        together.await();
                        try {
                            places.reserve(place, caseNumber, NOW.plus(Duration.ofHours(4)), MEMBER);
                            return true;
                        } catch (PlaceTaken taken) {
                            return false;
                        }
                    })
                    .toList();
            int got = 0;
            for (Future<Boolean> asked : threads.invokeAll(asks)) {
                got += asked.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_place_that_is_lived_in_does_not_become_free_by_itself() {
        places.reserve(place, one, NOW.plusSeconds(60), MEMBER);
        places.occupy(one);

        clock.forward(Duration.ofDays(400));
        places.releaseExpired();
        assertThat(free()).doesNotContain(place);

        places.release(one);
        assertThat(free()).contains(place);
    }

    @Test
    void another_choice_gives_the_first_one_back_but_a_home_only_when_the_move_is_made() {
        String second = offered();
        String third = offered();
        places.reserve(place, one, NOW.plusSeconds(60), MEMBER);
        places.reserve(second, one, NOW.plusSeconds(60), MEMBER);
        assertThat(free()).contains(place).doesNotContain(second);

        places.occupy(one);
        places.reserve(third, one, NOW.plusSeconds(60), MEMBER);
        assertThat(free()).doesNotContain(second, third);

        places.occupy(one);
        assertThat(free()).contains(second).doesNotContain(third);
    }

    @Test
    void a_person_who_comes_late_still_moves_in_and_expired_holds_are_tidied() {
        places.reserve(place, one, NOW.plusSeconds(60), MEMBER);
        clock.forward(Duration.ofHours(1));
        places.occupy(one);
        assertThat(places.heldBy(one)).map(Reservation::state).contains(Reservation.State.OCCUPIED);

        String second = offered();
        places.reserve(second, other, clock.now().plusSeconds(60), MEMBER);
        clock.forward(Duration.ofHours(1));
        assertThat(places.releaseExpired()).isGreaterThanOrEqualTo(1);
        assertThat(places.heldBy(other)).isEmpty();
        places.occupy(other);
    }

    @Test
    void an_unknown_place_cannot_be_had() {
        assertThatExceptionOfType(PlaceTaken.class)
                .isThrownBy(() -> places.reserve("no-such-place", one, NOW.plusSeconds(60), MEMBER));
    }

    @Test
    void a_form_offers_free_places_without_an_address_and_keeps_the_chosen_one() {
        assertThat(options(one)).contains(place);
        submit(one, place, "2026-11-26T10:00:00Z");

        assertThat(participants.holder(one, Role.SHELTER))
                .as("the choice of the place is the choice of the shelter")
                .contains(new AgencyId("kvinnojouren"));
        assertThat(options(other)).doesNotContain(place);
        assertThat(options(one)).as("its own choice stays choosable").startsWith(place);
        assertThat(places.heldBy(one)).map(Reservation::reservedUntil).contains(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(fields.options("freePlaces", context(one)))
                .first()
                .extracting(Option::label)
                .asString()
                .contains("Sheltered housing for women")
                .contains("Solna");
    }

    @Test
    void a_place_that_somebody_else_has_is_refused_beside_the_field() {
        submit(one, place, "2026-11-26T10:00:00Z");

        assertThat(fields.check(answers(place, "2026-11-26T10:00:00Z"), context(other)))
                .containsOnlyKeys("placeId");
    }

    @Test
    void without_a_time_to_come_a_place_is_kept_for_three_days() {
        submit(one, place, "2020-01-01T10:00:00Z");
        assertThat(places.heldBy(one)).map(Reservation::reservedUntil).contains(NOW.plus(Duration.ofDays(3)));

        submit(one, place, "2026-12-01");
        assertThat(places.heldBy(one))
                .as("a day means its end")
                .map(Reservation::reservedUntil)
                .contains(Instant.parse("2026-12-01T23:00:00Z"));
    }

    @Test
    void the_forms_of_the_line_move_the_register() {
        submit(one, place, "2026-11-26T10:00:00Z");
        recorded(one, "receive-person");
        assertThat(places.heldBy(one)).map(Reservation::state).contains(Reservation.State.OCCUPIED);

        recorded(one, "follow-up-placement");
        assertThat(places.heldBy(one)).isPresent();

        recorded(one, "end-placement");
        assertThat(places.heldBy(one)).isEmpty();
    }

    @Test
    void the_demo_offers_places_of_two_shelters() {
        assertThat(places.free()).extracting(one -> one.shelter().value()).contains("plattformen", "kvinnojouren");
    }

    @Test
    void a_closed_case_holds_no_place() {
        places.reserve(place, one, NOW.plusSeconds(60), MEMBER);
        events.publishEvent(new CaseClosed(one));
        assertThat(places.heldBy(one)).isEmpty();
    }

    @Test
    void when_the_line_ends_in_whatever_way_its_place_is_free(
            @Autowired RuntimeService runtime, @Autowired TaskService tasks) {
        try (var ungated = new Ungated(engine, dataSource)) {
            ungated.deploy(deployment -> deployment.addModelInstance(
                    "housing-test.bpmn",
                    Bpmn.createExecutableProcess("housing")
                            .camundaHistoryTimeToLiveString("P1D")
                            .startEvent()
                            .userTask("live")
                            .endEvent()
                            .done()));
            places.reserve(place, one, NOW.plusSeconds(60), MEMBER);
            runtime.startProcessInstanceByKey("housing", one.value());
            tasks.complete(tasks.createTaskQuery()
                    .processInstanceBusinessKey(one.value())
                    .singleResult()
                    .getId());
            assertThat(places.heldBy(one)).as("reached its end").isEmpty();

            places.reserve(place, other, NOW.plusSeconds(60), MEMBER);
            var process = runtime.startProcessInstanceByKey("housing", other.value());
            runtime.deleteProcessInstance(process.getId(), "broken off");
            assertThat(places.heldBy(other)).as("broken off").isEmpty();
        }
    }

    private CaseNumber opened() {
        return transaction.execute(status -> cases.open(new AgencyId("stockholm"), MEMBER));
    }

    private String offered() {
        String id = "test-" + UUID.randomUUID();
        places.offer(new Place(
                id,
                "Test " + id,
                new AgencyId("kvinnojouren"),
                "shelteredWomen",
                "women",
                2,
                "Solna",
                List.of("sv", "en"),
                true,
                1700));
        return id;
    }

    private List<String> free() {
        return places.free().stream().map(Place::id).toList();
    }

    private List<String> options(CaseNumber caseNumber) {
        return fields.options("freePlaces", context(caseNumber)).stream()
                .map(Option::value)
                .toList();
    }

    private void submit(CaseNumber caseNumber, String place, String until) {
        assertThat(fields.check(answers(place, until), context(caseNumber))).isEmpty();
        transaction.executeWithoutResult(status -> fields.take(answers(place, until), context(caseNumber)));
    }

    private List<FieldAnswer> answers(String place, String until) {
        return List.of(
                new FieldAnswer(
                        new Field("placeId", "Place", "freePlaces", Map.of("store", "routing", "place", "true")),
                        place),
                new FieldAnswer(new Field("reservedUntil", "Until", null, Map.of("store", "routing")), until));
    }

    private static AnswerContext context(CaseNumber caseNumber) {
        return new AnswerContext(caseNumber, "housing", "find-place", new AgencyId("stockholm"), MEMBER);
    }

    private void recorded(CaseNumber caseNumber, String form) {
        events.publishEvent(
                new AnswersRecorded(caseNumber, "housing", form, new AgencyId("plattformen"), MEMBER, List.of()));
    }
}
