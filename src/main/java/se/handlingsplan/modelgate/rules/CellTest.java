package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a decision table's cell as far as they are simple enough to reason about; a value is a String, Double,
 * Boolean, or null where nothing is known.
 *
 * @param numbers the numbers at which the answer may change
 */
record CellTest(Predicate<@Nullable Object> accepts, List<Double> numbers) {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(" + NUMBER + ")");
    private static final Pattern RANGE =
            Pattern.compile("([\\[\\](])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\[\\])])");
    private static final Pattern NEGATED = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);

    /** Empty when the cell is not simple. */
    static Optional<CellTest> parse(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return Optional.of(new CellTest(value -> true, List.of()));
        }
        Matcher negated = NEGATED.matcher(text);
        if (negated.matches()) {
            return parse(negated.group(1))
                    .map(inner -> new CellTest(inner.accepts().negate(), inner.numbers()));
        }
        Predicate<@Nullable Object> any = value -> false;
        var numbers = new ArrayList<Double>();
        for (String part : parts(text)) {
            Optional<CellTest> one = single(part.strip());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            any = any.or(one.get().accepts());
            numbers.addAll(one.get().numbers());
        }
        return Optional.of(new CellTest(any, numbers));
    }

    /** The texts that a cell asks for. */
    static List<String> texts(String cell) {
        return TEXT.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static Optional<CellTest> single(String test) {
        Matcher text = TEXT.matcher(test);
        if (text.matches()) {
            String wanted = text.group(1);
            return Optional.of(new CellTest(wanted::equals, List.of()));
        }
        if (test.equals("true") || test.equals("false")) {
            return Optional.of(new CellTest(Boolean.valueOf(test)::equals, List.of()));
        }
        if (test.equals("null")) {
            return Optional.of(new CellTest(value -> value == null, List.of()));
        }
        if (test.matches(NUMBER)) {
            return number(Double.parseDouble(test), Double.parseDouble(test), true, true);
        }
        Matcher compared = COMPARED.matcher(test);
        if (compared.matches()) {
            double bound = Double.parseDouble(compared.group(2));
            return switch (compared.group(1)) {
                case "<" -> number(Double.NEGATIVE_INFINITY, bound, true, false);
                case "<=" -> number(Double.NEGATIVE_INFINITY, bound, true, true);
                case ">" -> number(bound, Double.POSITIVE_INFINITY, false, true);
                default -> number(bound, Double.POSITIVE_INFINITY, true, true);
            };
        }
        Matcher range = RANGE.matcher(test);
        if (range.matches()) {
            return number(
                    Double.parseDouble(range.group(2)),
                    Double.parseDouble(range.group(3)),
                    range.group(1).equals("["),
                    range.group(4).equals("]"));
        }
        return Optional.empty();
    }

    private static Optional<CellTest> number(double low, double high, boolean withLow, boolean withHigh) {
        var bounds = new ArrayList<Double>();
        if (!Double.isInfinite(low)) {
            bounds.add(low);
        }
        if (!Double.isInfinite(high)) {
            bounds.add(high);
        }
        return Optional.of(new CellTest(
                value -> value instanceof Double number
                        && (number > low || (withLow && number == low))
                        && (number < high || (withHigh && number == high)),
                bounds));
    }

    /** Split at the commas that are not within quotes. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
