package se.handlingsplan.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.housing.Place;
import se.handlingsplan.housing.PlaceHandover;
import se.handlingsplan.housing.Places;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.CaseKind;
import se.handlingsplan.plan.CaseMessages;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Opening;
import se.handlingsplan.shared.CaseNumber;

/**
 * Opens a case for each person met in an operation: with a number of its own, with what the police said of the person, with a
 * place of those that were kept where one fits, and with its plan begun.
 */
@Component
class PersonsMet {

    /** The line whose agencies may read what the police said: those who meet the person next. */
    private static final String LINE = "identification";

    private final PersonRepository persons;
    private final Cases cases;
    private final Journal journal;
    private final Places places;
    private final PlaceHandover handover;
    private final CaseMessages messages;

    PersonsMet(
            PersonRepository persons,
            Cases cases,
            Journal journal,
            Places places,
            PlaceHandover handover,
            CaseMessages messages) {
        this.persons = persons;
        this.cases = cases;
        this.journal = journal;
        this.places = places;
        this.handover = handover;
        this.messages = messages;
    }

    /** Opens the cases in the caller's transaction. Of an operation whose persons are registered already nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    void register(List<Met> met, AnswerContext context) {
        CaseNumber operation = context.requiredCaseNumber();
        if (met.isEmpty() || !persons.casesOf(operation).isEmpty()) {
            return;
        }
        var kept = new KeptPlaces(places.keptFor(operation));
        int ordinal = 0;
        for (Met person : met) {
            CaseNumber number = opened(person, context);
            persons.add(operation, ++ordinal, number);
            kept.takeFor(person).ifPresent(place -> pass(place, operation, number, context));
            messages.begin(number, "person-presumed", person.carried());
        }
    }

    private CaseNumber opened(Met person, AnswerContext context) {
        CaseNumber number = cases.open(new Opening(
                CaseKind.PERSON,
                context.agency(),
                context.member(),
                person.foundMunicipality(),
                person.stayMunicipality()));
        if (!person.shareable().isEmpty()) {
            journal.append(entry(number, Cases.PLAN, Visibility.PLAN, person.shareable(), context));
        }
        journal.append(entry(number, LINE, Visibility.LINE, person.answers(), context));
        return number;
    }

    private static NewEntry entry(
            CaseNumber number,
            String line,
            Visibility visibility,
            Map<String, @Nullable Object> answers,
            AnswerContext context) {
        return new NewEntry(
                number,
                line,
                null,
                context.form(),
                "from the operation",
                context.agency(),
                context.member(),
                visibility,
                answers);
    }

    private void pass(Place place, CaseNumber operation, CaseNumber number, AnswerContext context) {
        handover.passOn(place, operation, number, context.member());
    }
}
