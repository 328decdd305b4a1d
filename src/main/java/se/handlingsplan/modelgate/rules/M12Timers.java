package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Expression.NotInGrammar;
import se.handlingsplan.modelgate.model.Expression.Shape;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;

/** M12: a timer says when, in ISO 8601 or by a deadline, not sooner than a minute, and does not go on for ever. */
final class M12Timers implements ModelRule {

    private static final Pattern CYCLE = Pattern.compile("R(\\d{1,4})/(P[^/]+)");
    private static final int MOST_REPETITIONS = 1_000;

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().forEach(node -> node.definition("timerEventDefinition")
                    .ifPresent(timer -> checkTimer(model, file, node, timer, findings)));
        }
        return findings;
    }

    private void checkTimer(Model model, BpmnFile file, FlowNode node, XmlElement timer, List<Finding> findings) {
        String date = timer.textOf("timeDate");
        String duration = timer.textOf("timeDuration");
        String cycle = timer.textOf("timeCycle");
        long given = List.of(date, duration, cycle).stream()
                .filter(text -> !text.isEmpty())
                .count();
        if (given != 1) {
            findings.add(error(
                    "a",
                    file.path(),
                    node.id(),
                    "The timer does not say when.",
                    "Give it exactly one of timeDate, timeDuration and timeCycle."));
        } else if (!duration.isEmpty()) {
            checkDuration(file, node, duration, findings);
        } else if (!date.isEmpty()) {
            checkDate(model, file, node, date, findings);
        } else {
            Matcher parts = CYCLE.matcher(cycle);
            if (!parts.matches()
                    || Integer.parseInt(parts.group(1)) < 1
                    || Integer.parseInt(parts.group(1)) > MOST_REPETITIONS) {
                findings.add(error(
                        "d",
                        file.path(),
                        node.id(),
                        "The cycle \"" + cycle + "\" has no end or is not ISO 8601.",
                        "Write R<number>/<duration>, e.g. R24/P30D, with at most " + MOST_REPETITIONS
                                + " repetitions."));
            } else {
                checkDuration(file, node, parts.group(2), findings);
            }
        }
    }

    private void checkDuration(BpmnFile file, FlowNode node, String duration, List<Finding> findings) {
        var seconds = Timing.seconds(duration);
        if (seconds.isEmpty()) {
            findings.add(error(
                    "b",
                    file.path(),
                    node.id(),
                    "\"" + duration + "\" is not an ISO 8601 duration.",
                    "Write e.g. PT4H or P30D; a deadline goes into timeDate."));
        } else if (seconds.get() < 60) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    "The timer \"" + duration + "\" is shorter than a minute.",
                    "Let it wait at least PT1M."));
        }
    }

    private void checkDate(Model model, BpmnFile file, FlowNode node, String date, List<Finding> findings) {
        try {
            Expression expression = Expression.parse(date);
            if (expression.shape() == Shape.VARIABLE || expression.shape() == Shape.FUNCTION) {
                Timing.unknownNames(model, expression)
                        .forEach(unknown ->
                                findings.add(error("f", file.path(), node.id(), unknown, Timing.UNKNOWN_REMEDY)));
                return;
            }
        } catch (NotInGrammar outside) {
            // falls through to the finding
        }
        findings.add(error(
                "e",
                file.path(),
                node.id(),
                "The date \"" + date + "\" is neither a deadline, a legal clock nor a variable.",
                "Write ${deadline('key')}, ${clock('name', days)} or ${variable}."));
    }
}
