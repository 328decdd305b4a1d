package se.handlingsplan.housing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.OptionSource;
import se.handlingsplan.shared.Texts;

/**
 * Lets a form choose a free place, keeps it for the case, and makes the place's shelter the holder of the role shelter.
 * The choice is a select with {@code valuesKey: freePlaces} and {@code properties.place = "true"}; how long the place is
 * kept says the field {@code reservedUntil} of the same form.
 */
@Component
class PlaceFields implements OptionSource, FieldSink {

    /** A place is kept this long when a form doesn't say how long, or names an instant that has passed. */
    static final Duration KEPT = Duration.ofDays(3);

    static final String FREE_PLACES = "freePlaces";

    private static final String RESERVED_UNTIL = "reservedUntil";

    private final Places places;
    private final PlaceHandover handover;
    private final PlaceWording wording;
    private final Clock clock;
    private final Texts texts;

    PlaceFields(Places places, PlaceHandover handover, PlaceWording wording, Clock clock, Texts texts) {
        this.places = places;
        this.handover = handover;
        this.wording = wording;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public boolean fills(String valuesKey) {
        return FREE_PLACES.equals(valuesKey);
    }

    /** The free places, and first the one that the case holds already. */
    @Override
    public List<Option> options(String valuesKey, AnswerContext context) {
        var options = new ArrayList<Option>();
        Optional.ofNullable(context.caseNumber())
                .flatMap(places::heldBy)
                .flatMap(held -> places.find(held.place()))
                .ifPresent(place -> options.add(option(place)));
        for (Place place : places.free()) {
            Option option = option(place);
            if (!options.contains(option)) {
                options.add(option);
            }
        }
        return options;
    }

    private Option option(Place place) {
        return new Option(place.id(), wording.of(place));
    }

    @Override
    public boolean takes(Field field) {
        return isPlace(field) || RESERVED_UNTIL.equals(field.key());
    }

    private static boolean isPlace(Field field) {
        return "true".equals(field.properties().get("place"));
    }

    @Override
    public Map<String, String> check(List<FieldAnswer> answers, AnswerContext context) {
        return chosen(answers)
                .filter(choice -> options(FREE_PLACES, context).stream()
                        .noneMatch(option -> option.value().equals(choice.value())))
                .map(choice -> Map.of(choice.field().key(), texts.get("housing.place.taken")))
                .orElse(Map.of());
    }

    /** @throws PlaceTaken when somebody was faster since the answers were checked; nothing of the form is stored then */
    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        chosen(answers).map(choice -> String.valueOf(choice.value())).ifPresent(id -> {
            var number = context.requiredCaseNumber();
            places.reserve(id, number, until(answers), context.member());
            places.find(id).ifPresent(place -> handover.appointShelter(place, number, context.member()));
        });
    }

    private static Optional<FieldAnswer> chosen(List<FieldAnswer> answers) {
        return answers.stream()
                .filter(answer -> isPlace(answer.field()))
                .filter(answer -> !String.valueOf(answer.value()).isBlank())
                .findFirst();
    }

    private Instant until(List<FieldAnswer> answers) {
        Instant now = clock.instant();
        return answers.stream()
                .filter(answer -> RESERVED_UNTIL.equals(answer.field().key()))
                .flatMap(answer -> instant(String.valueOf(answer.value())).stream())
                .filter(now::isBefore)
                .findFirst()
                .orElse(now.plus(KEPT));
    }

    /** A day alone means its end in Stockholm. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.length() > 10
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(Cases.ZONE)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
