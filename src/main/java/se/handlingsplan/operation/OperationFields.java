package se.handlingsplan.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;

/** Reads answers by what their field's property {@code operation} says they are. */
final class OperationFields {

    private static final String PROPERTY = "operation";

    private OperationFields() {}

    /** Empty for a field that is nothing of an operation's. */
    static String part(Field field) {
        return field.properties().getOrDefault(PROPERTY, "");
    }

    static Optional<Object> answer(List<FieldAnswer> answers, String part) {
        return answers.stream()
                .filter(answer -> part(answer.field()).equals(part))
                .map(FieldAnswer::value)
                .findFirst();
    }

    static Optional<String> text(List<FieldAnswer> answers, String part) {
        return answer(answers, part).map(Object::toString).filter(text -> !text.isBlank());
    }

    static Optional<Integer> number(List<FieldAnswer> answers, String part) {
        return answer(answers, part).filter(Number.class::isInstance).map(number -> ((Number) number).intValue());
    }

    static Optional<Instant> instant(List<FieldAnswer> answers, String part) {
        try {
            return text(answers, part).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static List<String> ticked(List<FieldAnswer> answers, String part) {
        return answer(answers, part).stream()
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(Objects::toString)
                .toList();
    }
}
