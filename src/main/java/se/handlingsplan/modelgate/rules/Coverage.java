package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.modelgate.model.DecisionFile.Decision;
import se.handlingsplan.modelgate.model.DecisionFile.Input;
import se.handlingsplan.modelgate.model.Model;

/**
 * Tries a decision table with every question that could make a difference.
 *
 * <p>An enumeration is asked with all its values (from {@code inputValues}, or what forms and decisions write), a number
 * just below, at and just above each bound, a boolean both ways. Nothing known (null) and a text that no rule names are
 * asked too, but only to find overlaps and rules that never apply: no answer to them is no gap, the gateway's default
 * flow takes it.
 */
record Coverage(Optional<String> gap, Optional<Overlap> overlap, List<String> neverApplied) {

    /** Rules that apply to the same question. */
    record Overlap(String rules, String question) {}

    private static final int MOST_QUESTIONS = 300_000;
    private static final String OTHER = "another text";

    /** A value to ask with, and whether an answer is owed to it. */
    private record Value(@Nullable Object value, boolean owed) {}

    /** Empty when the table can't be tried. */
    static Optional<Coverage> of(Model model, Decision decision, Vocabulary vocabulary) {
        var tests = new ArrayList<List<CellTest>>();
        for (var rule : decision.rules()) {
            var row = new ArrayList<CellTest>();
            for (String cell : rule.tests()) {
                Optional<CellTest> test = CellTest.parse(cell);
                if (test.isEmpty()) {
                    return Optional.empty();
                }
                row.add(test.get());
            }
            tests.add(row);
        }
        var columns = new ArrayList<List<Value>>();
        long questions = 1;
        for (int i = 0; i < decision.inputs().size(); i++) {
            List<Value> values = values(model, decision, i, tests, vocabulary);
            columns.add(values);
            questions *= values.size();
            if (questions > MOST_QUESTIONS) {
                return Optional.empty();
            }
        }
        return Optional.of(tryAll(decision, tests, columns));
    }

    private static Coverage tryAll(Decision decision, List<List<CellTest>> tests, List<List<Value>> columns) {
        boolean unique = decision.hitPolicy().equals("UNIQUE");
        String gap = null;
        Overlap overlap = null;
        Set<Integer> applied = new HashSet<>();
        int[] at = new int[columns.size()];
        boolean more = true;
        while (more) {
            List<Value> question = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                question.add(columns.get(i).get(at[i]));
            }
            int first = -1;
            for (int row = 0; row < tests.size(); row++) {
                if (applies(tests.get(row), question)) {
                    if (first < 0) {
                        first = row;
                        applied.add(row);
                        if (!unique) {
                            break;
                        }
                    } else if (overlap == null) {
                        overlap = new Overlap(
                                decision.rules().get(first).id() + ", "
                                        + decision.rules().get(row).id(),
                                words(decision, question));
                    }
                }
            }
            if (first < 0 && gap == null && question.stream().allMatch(Value::owed)) {
                gap = words(decision, question);
            }
            more = next(at, columns);
        }
        var never = new ArrayList<String>();
        for (int row = 0; !unique && row < tests.size(); row++) {
            if (!applied.contains(row)) {
                never.add(decision.rules().get(row).id());
            }
        }
        return new Coverage(Optional.ofNullable(gap), Optional.ofNullable(overlap), never);
    }

    private static boolean applies(List<CellTest> row, List<Value> question) {
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).accepts().test(question.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean next(int[] at, List<List<Value>> columns) {
        for (int i = at.length - 1; i >= 0; i--) {
            if (++at[i] < columns.get(i).size()) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    private static List<Value> values(
            Model model, Decision decision, int column, List<List<CellTest>> tests, Vocabulary vocabulary) {
        Input input = decision.inputs().get(column);
        var values = new ArrayList<Value>();
        switch (input.type()) {
            case "boolean" -> {
                values.add(new Value(true, true));
                values.add(new Value(false, true));
            }
            case "string" -> {
                Set<String> named = new LinkedHashSet<>();
                decision.rules()
                        .forEach(
                                rule -> named.addAll(CellTest.texts(rule.tests().get(column))));
                Set<String> known = input.values().isEmpty()
                        ? vocabulary.of(input.expression()).orElse(Set.of())
                        : new LinkedHashSet<>(CellTest.texts(input.values()));
                boolean closed = !known.isEmpty();
                known.forEach(text -> values.add(new Value(text, true)));
                named.stream()
                        .filter(text -> !known.contains(text))
                        .forEach(text -> values.add(new Value(text, !closed)));
                values.add(new Value(OTHER, false));
            }
            default -> {
                double step = Set.of("integer", "long").contains(input.type()) ? 1 : 0.001;
                double lowest = lowest(model, input.expression());
                Set<Double> asked = new TreeSet<>(List.of(lowest));
                for (List<CellTest> row : tests) {
                    for (double bound : row.get(column).numbers()) {
                        asked.addAll(Arrays.asList(bound - step, bound, bound + step));
                    }
                }
                asked.forEach(number -> values.add(new Value(number, number >= lowest)));
            }
        }
        values.add(new Value(null, false));
        return values;
    }

    /** The least that a form lets in; numbers count something, so nothing below zero where no form says otherwise. */
    private static double lowest(Model model, String variable) {
        return model.forms().stream()
                .flatMap(form -> form.byKey(variable).stream())
                .map(field -> field.json().path("validate").path("min"))
                .filter(min -> min.isNumber())
                .mapToDouble(min -> min.asDouble())
                .min()
                .orElse(0);
    }

    private static String words(Decision decision, List<Value> question) {
        var words = new ArrayList<String>();
        for (int i = 0; i < question.size(); i++) {
            Object value = question.get(i).value();
            words.add(decision.inputs().get(i).expression() + " = "
                    + (value instanceof Double number && number == Math.rint(number)
                            ? String.valueOf(number.longValue())
                            : String.valueOf(value)));
        }
        return String.join(", ", words);
    }
}
