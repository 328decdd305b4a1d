package se.handlingsplan.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.housing.Place;
import se.handlingsplan.housing.PlaceWording;
import se.handlingsplan.housing.Places;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.OptionSource;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Lets social services keep several places for an operation, and asks neighbouring municipalities at once for those that are
 * missing. What a neighbour offers is kept for the operation too.
 */
@Component
class PlacesForOperation implements OptionSource, FieldSink {

    /** Places are kept this long from when they are needed, where nobody says how long. */
    static final Duration KEPT = Duration.ofDays(3);

    private static final String PLACES = "places";
    private static final String OFFERED = "placesOffered";
    private static final String HELD_UNTIL = "heldUntil";
    private static final String NEIGHBOURS = "neighbours";
    private static final Map<String, String> LISTS =
            Map.of("placesForOperation", PLACES, "neighbouringAgencies", NEIGHBOURS);

    private final Places places;
    private final PlaceWording wording;
    private final OrderRepository orders;
    private final RequestRepository requests;
    private final Neighbours neighbours;
    private final Agencies agencies;
    private final Clock clock;

    PlacesForOperation(
            Places places,
            PlaceWording wording,
            OrderRepository orders,
            RequestRepository requests,
            Neighbours neighbours,
            Agencies agencies,
            Clock clock) {
        this.places = places;
        this.wording = wording;
        this.orders = orders;
        this.requests = requests;
        this.neighbours = neighbours;
        this.agencies = agencies;
        this.clock = clock;
    }

    @Override
    public boolean fills(String valuesKey) {
        return LISTS.containsKey(valuesKey);
    }

    @Override
    public List<Option> options(String valuesKey, AnswerContext context) {
        return NEIGHBOURS.equals(LISTS.get(valuesKey)) ? neighbours(context.agency()) : choosable(context);
    }

    private List<Option> neighbours(AgencyId own) {
        return agencies.holding(Role.SOCIALSERVICES).stream()
                .filter(agency -> !agency.id().equals(own))
                .map(agency -> new Option(agency.id().value(), agency.name()))
                .toList();
    }

    /** What is kept for the case already, then what is free. */
    private List<Option> choosable(AnswerContext context) {
        var choosable = new LinkedHashMap<String, Place>();
        CaseNumber number = context.caseNumber();
        if (number != null) {
            places.keptFor(number).forEach(place -> choosable.put(place.id(), place));
        }
        places.free().forEach(place -> choosable.putIfAbsent(place.id(), place));
        return choosable.values().stream()
                .map(place -> new Option(place.id(), wording.of(place)))
                .toList();
    }

    @Override
    public boolean takes(Field field) {
        return Set.of(PLACES, OFFERED, HELD_UNTIL, NEIGHBOURS).contains(OperationFields.part(field));
    }

    /** @throws se.handlingsplan.housing.PlaceTaken when somebody was faster; nothing of the form is stored then */
    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        CaseNumber asked = context.requiredCaseNumber();
        CaseNumber operation = requests.operationOf(asked).orElse(asked);
        Order order = orders.find(operation).orElse(new Order(null, null));
        Instant until = OperationFields.instant(answers, HELD_UNTIL)
                .filter(clock.instant()::isBefore)
                .orElseGet(() -> keptUntil(order));
        // in one order, so that two who keep the same places don't wait for each other
        OperationFields.ticked(answers, PLACES).stream()
                .sorted()
                .forEach(place -> places.keep(place, operation, until, context.member()));
        OperationFields.number(answers, OFFERED)
                .map(offered -> missing(order, offered))
                .filter(missing -> missing > 0)
                .ifPresent(missing -> neighbours.ask(missing, chosen(answers, context), context));
    }

    private Instant keptUntil(Order order) {
        Instant now = clock.instant();
        Instant from = order.neededFrom();
        return (from == null || from.isBefore(now) ? now : from).plus(KEPT);
    }

    private static int missing(Order order, int offered) {
        Integer expected = order.expectedPersons();
        return expected == null ? 0 : expected - offered;
    }

    private List<AgencyId> chosen(List<FieldAnswer> answers, AnswerContext context) {
        List<AgencyId> ticked = OperationFields.ticked(answers, NEIGHBOURS).stream()
                .map(AgencyId::new)
                .toList();
        return ticked.isEmpty()
                ? neighbours(context.agency()).stream()
                        .map(option -> new AgencyId(option.value()))
                        .toList()
                : ticked;
    }
}
