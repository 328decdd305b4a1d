package se.handlingsplan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.DatabaseTraffic;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.casefile.Consents;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.Known;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.housing.Places;
import se.handlingsplan.housing.Reservation;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** Whoever is met in an operation gets a case, with what is ready for the person. */
@HandlingsplanTest
class RegisteringPersonsTest {

    private static final AgencyId COORDINATOR = new AgencyId("regionkoordinator");
    private static final AgencyId POLICE = new AgencyId("polisen");
    private static final AgencyId SOLNA = new AgencyId("solna");
    private static final AgencyId STOCKHOLM = new AgencyId("stockholm");
    private static final AgencyId BOTKYRKA = new AgencyId("botkyrka");
    private static final AgencyId HEALTH = new AgencyId("regionstockholm");

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    Raid raid;

    @Autowired
    Caseworkers caseworkers;

    @Autowired
    RuntimeService processes;

    @Autowired
    LinkedCases linked;

    @Autowired
    PersonsMet personsMet;

    @Autowired
    Cases cases;

    @Autowired
    Participants participants;

    @Autowired
    Places places;

    @Autowired
    Journal journal;

    @Autowired
    Consents consents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DatabaseTraffic traffic;

    @BeforeEach
    void on_a_tuesday() {
        clock.set("2026-11-24T10:00:00Z");
    }

    @Test
    void each_person_met_gets_a_case_with_a_number_and_a_plan_of_its_own() {
        CaseNumber operation = confirmed(4);

        raid.does(operation, "register-persons-met", solnaRaid());

        List<CaseNumber> met = linked.ofOperation(operation, POLICE);
        assertThat(met).hasSize(4).doesNotHaveDuplicates().doesNotContain(operation);
        assertThat(met).allSatisfy(person -> {
            assertThat(cases.find(person)).get().matches(CaseSummary::isPersons).matches(CaseSummary::isOpen);
            assertThat(raid.openSteps(person)).containsExactly("name-participants");
            assertThat(participants.holder(person, Role.POLICE)).contains(POLICE);
        });
        assertThat(met).extracting(this::ageBand).containsExactly("adult", "adult", "adult", "unknown");
        assertThat(cases.find(operation)).get().matches(found -> !found.isPersons());
    }

    @Test
    void the_social_services_are_those_of_the_municipality_of_stay_else_of_where_they_were_met() {
        CaseNumber operation = confirmed(2);

        raid.does(
                operation,
                "register-persons-met",
                Map.of(
                        "personsMet", 2,
                        "municipality", "0184",
                        "firstPersons", 1,
                        "firstAgeBand", "adult",
                        "secondPersons", 1,
                        "secondAgeBand", "adult",
                        "secondStayMunicipality", "0127"));

        assertThat(linked.ofOperation(operation, POLICE))
                .extracting(person -> participants.holder(person, Role.SOCIALSERVICES))
                .containsExactly(Optional.of(SOLNA), Optional.of(BOTKYRKA));
    }

    @Test
    void a_kept_place_that_fits_goes_with_the_person_and_its_shelter_with_it() {
        String forWomen = raid.placeFor("women");
        String forEverybody = raid.placeFor("everybody");
        CaseNumber operation = raid.ordered(4);
        raid.does(
                operation,
                "reserve-places",
                Map.of(
                        "places",
                        List.of(forWomen, forEverybody),
                        "placesOffered",
                        4,
                        "heldUntil",
                        "2026-12-24T10:00:00Z"));
        raid.goes(operation);

        raid.does(operation, "register-persons-met", solnaRaid());

        List<CaseNumber> met = linked.ofOperation(operation, POLICE);
        assertThat(met.stream().map(places::heldBy).map(held -> held.map(Reservation::place)))
                .as("two women, one for whom nothing is left, and one who may be a child: no place among adults")
                .containsExactly(Optional.of(forWomen), Optional.of(forEverybody), Optional.empty(), Optional.empty());
        assertThat(places.heldBy(met.get(0)).map(Reservation::reservedUntil))
                .as("kept as long as it was kept for the operation")
                .contains(java.time.Instant.parse("2026-12-24T10:00:00Z"));
        assertThat(participants.holder(met.get(0), Role.SHELTER)).contains(new AgencyId("kvinnojouren"));
        assertThat(participants.holder(met.get(2), Role.SHELTER)).contains(new AgencyId("plattformen"));
        assertThat(places.keptFor(operation)).isEmpty();
    }

    @Test
    void what_the_police_noted_is_known_to_who_meets_the_person_next_and_to_nobody_else() {
        CaseNumber operation = confirmed(4);
        raid.does(operation, "register-persons-met", solnaRaid());
        CaseNumber first = linked.ofOperation(operation, POLICE).get(0);

        assertThat(known(SOLNA, first))
                .containsEntry("languages", "ro")
                .containsEntry("interpreterNeeded", "yes")
                .containsEntry("sex", "woman")
                .containsEntry("suspectedForm", List.of("sexual"))
                .containsEntry("foundMunicipality", "0184");
        assertThat(known(HEALTH, first)).isEmpty();
        assertThat(known(STOCKHOLM, first))
                .as("who placed for the operation has nothing to do with the case")
                .isEmpty();
        assertThat(known(SOLNA, operation)).isEmpty();
    }

    @Test
    void the_language_stands_at_the_head_of_the_first_contact_and_with_consent_at_everybodys() {
        CaseNumber operation = confirmed(4);
        raid.does(operation, "register-persons-met", solnaRaid());
        CaseNumber first = linked.ofOperation(operation, POLICE).get(0);
        raid.does(first, "name-participants", Map.of());

        assertThat(raid.opened(first, "meet-acute-needs", "socialservices-solna"))
                .containsEntry("languages", "Romanian")
                .containsEntry("interpreterNeeded", "Yes");

        transaction.executeWithoutResult(
                status -> consents.give(first, Set.of("health"), null, SOLNA, new MemberId("socialservices-solna")));
        assertThat(known(HEALTH, first)).containsOnlyKeys("languages", "interpreterNeeded", "sex");
    }

    @Test
    void the_coordinator_sees_what_belongs_together_all_others_only_their_own() {
        CaseNumber operation = confirmed(2);
        raid.does(
                operation,
                "register-persons-met",
                Map.of(
                        "personsMet", 2,
                        "municipality", "0184",
                        "firstPersons", 1,
                        "firstAgeBand", "adult",
                        "secondPersons", 1,
                        "secondAgeBand", "adult",
                        "secondStayMunicipality", "0127"));
        List<CaseNumber> met = linked.ofOperation(operation, POLICE);
        CaseNumber solnas = met.get(0);
        CaseNumber botkyrkas = met.get(1);

        assertThat(linked.ofOperation(operation, COORDINATOR)).containsExactly(solnas, botkyrkas);
        assertThat(linked.ofPerson(solnas, COORDINATOR)).containsExactly(operation, botkyrkas);
        assertThat(linked.ofPerson(solnas, POLICE)).containsExactly(operation, botkyrkas);
        assertThat(linked.ofOperation(operation, SOLNA)).containsExactly(solnas);
        assertThat(linked.ofPerson(solnas, SOLNA)).isEmpty();
        assertThat(linked.ofPerson(botkyrkas, SOLNA)).isEmpty();
        assertThat(linked.ofOperation(operation, STOCKHOLM)).isEmpty();
        assertThat(known(SOLNA, botkyrkas)).as("a link opens no case").isEmpty();
    }

    @Test
    void registered_twice_nobody_gets_a_second_case() {
        CaseNumber operation = confirmed(1);
        raid.does(operation, "register-persons-met", one());
        List<CaseNumber> met = linked.ofOperation(operation, POLICE);

        transaction.executeWithoutResult(status -> personsMet.register(
                List.of(new Met("adult", null, null, null, null, "0184", "0184", List.of())),
                new AnswerContext(operation, "operation", "register-persons-met", POLICE, new MemberId("police"))));

        assertThat(linked.ofOperation(operation, POLICE)).isEqualTo(met);
    }

    @Test
    void of_two_who_submit_in_the_same_moment_one_registers() throws Exception {
        CaseNumber operation = confirmed(1);
        var task = raid.task(operation, "register-persons-met");
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> submit = () -> {
                together.await();
                try {
                    caseworkers.complete(task, one());
                    return true;
                } catch (RuntimeException lost) {
                    return false;
                }
            };
            int won = 0;
            for (var done : threads.invokeAll(List.of(submit, submit))) {
                won += done.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(linked.ofOperation(operation, POLICE)).hasSize(1);
    }

    @Test
    void numbers_that_do_not_agree_are_refused_and_nobody_gets_a_case() {
        CaseNumber operation = confirmed(3);

        assertThatThrownBy(() -> raid.does(
                        operation,
                        "register-persons-met",
                        Map.of("personsMet", 3, "firstPersons", 2, "firstAgeBand", "adult", "secondPersons", 2)))
                .hasMessageContaining("You have described 4 of 3 persons");
        assertThatThrownBy(() -> raid.does(
                        operation,
                        "register-persons-met",
                        Map.of("personsMet", 61, "firstPersons", 60, "firstAgeBand", "adult")))
                .hasMessageContaining("60");

        assertThat(linked.ofOperation(operation, POLICE)).isEmpty();
        assertThat(raid.openSteps(operation)).contains("register-persons-met");
    }

    @Test
    void whatever_fails_on_the_way_no_case_is_opened() {
        CaseNumber operation = confirmed(2);
        var twoWithABrokenOne = List.of(
                new Met("adult", null, null, null, null, "0184", "0184", List.of()),
                new Met(
                        "nonsense of seventy characters that no process may hold in its variable",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> personsMet.register(
                        twoWithABrokenOne,
                        new AnswerContext(
                                operation, "operation", "register-persons-met", POLICE, new MemberId("police")))))
                .isInstanceOf(RuntimeException.class);

        assertThat(linked.ofOperation(operation, POLICE)).isEmpty();
    }

    @Test
    void forty_men_with_one_language_are_registered_in_one_transaction_whose_cost_grows_by_the_person() {
        CaseNumber ofTwo = confirmed(2);
        CaseNumber ofForty = confirmed(40);

        var two = traffic.of(() -> raid.does(ofTwo, "register-persons-met", men(2)));
        var forty = traffic.of(() -> raid.does(ofForty, "register-persons-met", men(40)));

        assertThat(linked.ofOperation(ofForty, POLICE)).hasSize(40).allSatisfy(person -> assertThat(
                        known(SOLNA, person))
                .containsEntry("languages", "th")
                .containsEntry("sex", "man"));
        assertThat(forty.commits()).as("commits").isEqualTo(two.commits());
        assertThat((forty.statements() - two.statements()) / 38.0)
                .as("statements for one person more (%s for forty)", forty.statements())
                .isLessThan(50);
        assertThat(raid.openSteps(ofForty))
                .filteredOn("receive-at-safe-place"::equals)
                .hasSize(40);
    }

    private CaseNumber confirmed(int persons) {
        CaseNumber operation = raid.ordered(persons);
        raid.goes(operation);
        return operation;
    }

    /** Four women; the age of one is not clear. */
    private static Map<String, Object> solnaRaid() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("personsMet", 4);
        answers.put("municipality", "0184");
        answers.put("suspectedForm", List.of("sexual"));
        answers.put("firstPersons", 3);
        answers.put("firstAgeBand", "adult");
        answers.put("firstSex", "woman");
        answers.put("firstLanguages", "ro");
        answers.put("firstInterpreterNeeded", "yes");
        answers.put("firstInDanger", "yes");
        answers.put("secondPersons", 1);
        answers.put("secondAgeBand", "unknown");
        answers.put("secondSex", "woman");
        answers.put("secondLanguages", "ro");
        return answers;
    }

    private static Map<String, Object> men(int persons) {
        return Map.of(
                "personsMet", persons,
                "municipality", "0184",
                "suspectedForm", List.of("labour"),
                "firstPersons", persons,
                "firstAgeBand", "adult",
                "firstSex", "man",
                "firstLanguages", "th");
    }

    private static Map<String, Object> one() {
        return Map.of("personsMet", 1, "municipality", "0184", "firstPersons", 1, "firstAgeBand", "adult");
    }

    private Object ageBand(CaseNumber person) {
        return processes.getVariable(
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(person.value())
                        .processDefinitionKey("plan")
                        .singleResult()
                        .getId(),
                "ageBand");
    }

    private Map<String, Object> known(AgencyId reader, CaseNumber number) {
        return transaction.execute(status -> {
            var known = new LinkedHashMap<String, Object>();
            journal.read(
                            new Reader(reader, new MemberId("test"), "test"),
                            number,
                            Set.of("languages", "interpreterNeeded", "sex", "suspectedForm", "foundMunicipality"))
                    .values()
                    .forEach((Known answer) -> known.put(answer.key(), answer.value()));
            return known;
        });
    }
}
