package se.handlingsplan.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.shared.Texts;

/**
 * Takes the police's answer whom they met, by groups of persons who are alike, and has a case opened for each person. A field
 * says by {@code properties.operation} what it is: {@code met.personsMet}, {@code met.foundMunicipality},
 * {@code met.suspectedForm}, or of a group e.g. {@code met.first.ageBand}.
 */
@Component
class MetFields implements FieldSink {

    private static final String OURS = "met.";
    private static final String HOW_MANY = OURS + "personsMet";
    private static final List<String> GROUPS = List.of("first", "second", "third", "fourth", "fifth");

    private final PersonsMet personsMet;
    private final Texts texts;

    MetFields(PersonsMet personsMet, Texts texts) {
        this.personsMet = personsMet;
        this.texts = texts;
    }

    @Override
    public boolean takes(Field field) {
        return OperationFields.part(field).startsWith(OURS);
    }

    @Override
    public Map<String, String> check(List<FieldAnswer> answers, AnswerContext context) {
        int met = OperationFields.number(answers, HOW_MANY).orElse(0);
        int described = persons(answers).size();
        return answers.stream()
                .filter(answer ->
                        met != described && OperationFields.part(answer.field()).equals(HOW_MANY))
                .findFirst()
                .map(answer -> Map.of(answer.field().key(), texts.get("operation.met.described", described, met)))
                .orElse(Map.of());
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        personsMet.register(persons(answers), context);
    }

    private static List<Met> persons(List<FieldAnswer> answers) {
        var persons = new ArrayList<Met>();
        for (String group : GROUPS) {
            int alike =
                    OperationFields.number(answers, OURS + group + ".persons").orElse(0);
            persons.addAll(Collections.nCopies(alike, met(answers, group)));
        }
        return persons;
    }

    private static Met met(List<FieldAnswer> answers, String group) {
        String found = OperationFields.text(answers, OURS + "foundMunicipality").orElse(null);
        String stay = said(answers, group, "stayMunicipality");
        String ageBand = said(answers, group, "ageBand");
        return new Met(
                ageBand == null ? "unknown" : ageBand,
                said(answers, group, "sex"),
                said(answers, group, "languages"),
                said(answers, group, "interpreterNeeded"),
                said(answers, group, "inDanger"),
                found,
                stay == null ? found : stay,
                OperationFields.ticked(answers, OURS + "suspectedForm"));
    }

    private static @Nullable String said(List<FieldAnswer> answers, String group, String part) {
        return OperationFields.text(answers, OURS + group + "." + part).orElse(null);
    }
}
