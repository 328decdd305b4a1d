package se.handlingsplan.modelgate.rules;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.handlingsplan.modelgate.model.DecisionFile.Decision;
import se.handlingsplan.modelgate.model.DecisionFile.Rule;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Model;

/** What models may say about time: durations, and names of deadlines and legal clocks. */
final class Timing {

    static final String UNKNOWN_REMEDY =
            "Add the row to processes/plan/deadlines.dmn with its basis, or correct the name.";

    private Timing() {}

    static boolean isDuration(String text) {
        return seconds(text).isPresent();
    }

    /** The length of an ISO 8601 duration, months of 30 and years of 365 days; empty when the text is none. */
    static Optional<Long> seconds(String text) {
        try {
            if (!text.startsWith("P")) {
                return Optional.empty();
            }
            int time = text.indexOf('T');
            if (time == 1) {
                return Optional.of(Duration.parse(text).toSeconds());
            }
            Period days = Period.parse(time < 0 ? text : text.substring(0, time));
            long rest =
                    time < 0 ? 0 : Duration.parse("P" + text.substring(time)).toSeconds();
            return Optional.of((days.getYears() * 365L + days.getMonths() * 30L + days.getDays()) * 86_400L + rest);
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }

    /** A sentence for each deadline or clock of the expression that nobody has defined. */
    static List<String> unknownNames(Model model, Expression expression) {
        var sentences = new ArrayList<String>();
        List<String> keys =
                model.decision(Conventions.DEADLINES).map(Timing::keys).orElse(List.of());
        for (Expression.Deadline deadline : expression.deadlines()) {
            boolean found = keys.contains(deadline.key())
                    || (!deadline.variable().isEmpty()
                            && keys.stream().anyMatch(key -> key.startsWith(deadline.key() + ".")));
            if (!found) {
                sentences.add("The table of deadlines has no row \"" + deadline.key() + "\".");
            } else if (!keys.contains(deadline.key())) {
                sentences.add("The table of deadlines has rows \"" + deadline.key() + ".<value>\" but no row \""
                        + deadline.key() + "\" for every other value.");
            }
        }
        for (String clock : expression.clocks()) {
            if (!Conventions.CLOCKS.contains(clock)) {
                sentences.add("There is no legal clock \"" + clock + "\".");
            }
        }
        return sentences;
    }

    private static List<String> keys(Decision deadlines) {
        return deadlines.rules().stream()
                .flatMap((Rule rule) -> rule.tests().stream().limit(1))
                .flatMap(test -> Model.names(test).stream())
                .map(test -> test.replaceAll("^\"|\"$", ""))
                .toList();
    }
}
