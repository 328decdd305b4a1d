package se.handlingsplan.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Deadlines;
import se.handlingsplan.shared.CaseNumber;

/**
 * Forgets the order of an operation in which nobody was met, some months after it was closed; the police keep their own
 * records. What was written stays in the case record until that is erased.
 */
@Component
class Forgetting {

    private final OrderRepository orders;
    private final RequestRepository requests;
    private final Cases cases;
    private final Deadlines deadlines;
    private final Clock clock;

    Forgetting(OrderRepository orders, RequestRepository requests, Cases cases, Deadlines deadlines, Clock clock) {
        this.orders = orders;
        this.requests = requests;
        this.cases = cases;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    @Transactional
    void look() {
        orders.withoutPersons().stream().filter(this::isDue).forEach(operation -> {
            orders.delete(operation);
            requests.deleteOf(operation);
        });
    }

    private boolean isDue(CaseNumber operation) {
        Instant closed = cases.find(operation).map(CaseSummary::closedAt).orElse(null);
        return closed != null
                && !deadlines.dueAfter(closed, "retentionOperation", null).isAfter(clock.instant());
    }
}
