package se.handlingsplan.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.AwaitedMoment;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.shared.CaseNumber;

/** Takes down how many persons an operation expects and from when places are needed, and counts its deadlines from there. */
@Component
class OrderFields implements FieldSink, AwaitedMoment {

    private static final String EXPECTED_PERSONS = "expectedPersons";
    private static final String NEEDED_FROM = "neededFrom";

    private final OrderRepository orders;

    OrderFields(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public boolean takes(Field field) {
        return Set.of(EXPECTED_PERSONS, NEEDED_FROM).contains(OperationFields.part(field));
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        orders.save(
                context.requiredCaseNumber(),
                new Order(
                        OperationFields.number(answers, EXPECTED_PERSONS).orElse(null),
                        OperationFields.instant(answers, NEEDED_FROM).orElse(null)));
    }

    @Override
    public Optional<Instant> of(CaseNumber caseNumber) {
        return orders.find(caseNumber).map(Order::neededFrom);
    }
}
