package se.handlingsplan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.shared.CaseNumber;

/** An operation in which nobody was met is forgotten half a year after it was closed. */
@HandlingsplanTest
class ForgettingTest {

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    Raid raid;

    @Autowired
    Forgetting forgetting;

    @Autowired
    OrderRepository orders;

    @Autowired
    RequestRepository requests;

    @BeforeEach
    void in_november() {
        clock.set("2026-11-24T10:00:00Z");
    }

    @Test
    void its_order_is_forgotten_after_six_months_and_not_before() {
        CaseNumber operation = raid.ordered(3);
        raid.does(operation, "reserve-places", Map.of("placesOffered", 1));
        raid.does(operation, "confirm-go", Map.of("go", "cancel", "cancelReason", "notNeeded"));
        raid.does(operation, "stand-down", Map.of());

        clock.set("2027-05-24T08:59:00Z");
        forgetting.look();
        assertThat(orders.find(operation)).isPresent();
        assertThat(requests.of(operation)).isNotEmpty();

        clock.set("2027-05-24T09:00:00Z");
        forgetting.look();
        assertThat(orders.find(operation)).isEmpty();
        assertThat(requests.of(operation)).isEmpty();
    }

    @Test
    void one_that_still_runs_or_led_to_a_person_is_not() {
        CaseNumber running = raid.ordered(1);
        CaseNumber withPerson = raid.ordered(1);
        raid.goes(withPerson);
        raid.does(
                withPerson,
                "register-persons-met",
                Map.of("personsMet", 1, "firstPersons", 1, "firstAgeBand", "adult"));
        raid.does(withPerson, "receive-at-safe-place", Map.of());
        raid.does(withPerson, "release-unused-places", Map.of());
        raid.does(withPerson, "debrief-operation", Map.of());

        clock.set("2030-01-01T10:00:00Z");
        forgetting.look();

        assertThat(orders.find(running)).isPresent();
        assertThat(orders.find(withPerson)).isPresent();
    }
}
