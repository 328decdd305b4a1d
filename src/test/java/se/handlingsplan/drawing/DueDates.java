package se.handlingsplan.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.handlingsplan.modelgate.model.DecisionFile;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Model;

/** Says in words what the due dates and timers of the models mean, with the numbers and reasons of the table of deadlines. */
final class DueDates {

    /** A due date in words and what it rests on. */
    record Due(String text, String basis) {}

    private record Row(String time, String basis) {}

    private static final Pattern CLOCK = Pattern.compile("clock\\(\\s*['\"](\\w+)['\"]\\s*(?:,\\s*(-?)(\\d+)\\s*)?\\)");
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?)?");

    private final Map<String, Row> rows = new LinkedHashMap<>();

    DueDates(Model model) {
        model.decision("deadlines").stream()
                .flatMap(table -> table.rules().stream())
                .forEach(this::read);
    }

    private void read(DecisionFile.Rule rule) {
        int amount = Integer.parseInt(rule.results().get(0));
        String unit = words(unquoted(rule.results().get(1))).replaceFirst("(before|after)$", "$1 the awaited time");
        for (String key : Model.names(rule.tests().get(0))) {
            rows.put(unquoted(key), new Row(counted(amount, unit), rule.annotation()));
        }
    }

    /**
     * What an expression such as <code>${deadline('findPlace', riskLevel)}</code> or a duration such as {@code P3D} means.
     *
     * @throws IllegalArgumentException when it is neither, or the table has no such row
     */
    Due say(String date) {
        Matcher clock = CLOCK.matcher(date);
        if (clock.find()) {
            return ofClock(clock.group(1), clock.group(2), clock.group(3));
        }
        Matcher duration = DURATION.matcher(date);
        if (duration.matches()) {
            return new Due(ofDuration(duration), "");
        }
        Expression expression = Expression.find(date).orElseThrow(() -> new IllegalArgumentException(date));
        if (expression.shape() == Expression.Shape.VARIABLE) {
            return new Due(
                    "as decided (" + words(expression.variables().iterator().next()) + ")", "");
        }
        if (expression.deadlines().isEmpty()) {
            throw new IllegalArgumentException(date);
        }
        return ofDeadline(expression.deadlines().get(0));
    }

    private Due ofDeadline(Expression.Deadline deadline) {
        Row base = row(deadline.key());
        var conditions = new LinkedHashMap<String, List<String>>();
        var bases = new ArrayList<>(List.of(base.basis()));
        if (!deadline.variable().isEmpty()) {
            String prefix = deadline.key() + ".";
            rows.forEach((key, row) -> {
                if (key.startsWith(prefix)) {
                    String condition = condition(deadline.variable(), key.substring(prefix.length()));
                    conditions
                            .computeIfAbsent(row.time(), time -> new ArrayList<>())
                            .add(condition);
                    if (!row.basis().equals(base.basis())) {
                        bases.add("if " + condition + ": " + row.basis());
                    }
                }
            });
        }
        var text = new StringBuilder(base.time());
        conditions.forEach(
                (time, each) -> text.append(", ").append(time).append(" if ").append(String.join(" or ", each)));
        return new Due(text.toString(), String.join(". ", bases));
    }

    private Due ofClock(String name, String sign, String days) {
        String end = "the end of the " + words(name);
        String basis = row(name).basis();
        if (days == null || Integer.parseInt(days) == 0) {
            return new Due(end, basis);
        }
        return new Due(
                counted(Integer.parseInt(days), "days") + (sign.isEmpty() ? " after " : " before ") + end, basis);
    }

    private Row row(String key) {
        Row row = rows.get(key);
        if (row == null) {
            throw new IllegalArgumentException("the table of deadlines has no row " + key);
        }
        return row;
    }

    private static String ofDuration(Matcher parts) {
        var said = new ArrayList<String>();
        List<String> units = List.of("days", "hours", "minutes");
        for (int i = 0; i < units.size(); i++) {
            if (parts.group(i + 1) != null) {
                said.add(counted(Integer.parseInt(parts.group(i + 1)), units.get(i)));
            }
        }
        return String.join(" ", said);
    }

    private static String condition(String variable, String value) {
        return switch (value) {
            case "yes" -> words(variable);
            case "no" -> "not " + words(variable);
            default -> words(value);
        };
    }

    private static String counted(int amount, String units) {
        return amount + " " + (amount == 1 ? units.replaceFirst("s\\b", "") : units);
    }

    /** {@code workingDays} becomes "working days". */
    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String literal) {
        return literal.replaceAll("^\"|\"$", "");
    }
}
