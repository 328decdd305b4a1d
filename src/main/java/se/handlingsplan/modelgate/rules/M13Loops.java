package se.handlingsplan.modelgate.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Expression.Shape;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.SequenceFlow;
import se.handlingsplan.modelgate.model.XmlElement;

/** M13: no loop runs without waiting for a person, a message or a time; what is done many times has a bound. */
final class M13Loops implements ModelRule {

    private static final int MOST_INSTANCES = 100;

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().forEach(node -> {
                if (!waits(node) && reachesItself(node)) {
                    findings.add(error(
                            "a",
                            file.path(),
                            node.id(),
                            "From here the process can come back here without waiting for anything.",
                            "Put a user task, a timer or a message into the loop."));
                }
                node.xml()
                        .child("multiInstanceLoopCharacteristics")
                        .ifPresent(loop -> checkInstances(model, file, node, loop, findings));
                if (node.xml().child("standardLoopCharacteristics").isPresent()) {
                    findings.add(error(
                            "c",
                            file.path(),
                            node.id(),
                            "It has a loop marker that the engine ignores.",
                            "Draw the loop, or use a multi-instance activity."));
                }
            });
        }
        return findings;
    }

    private static boolean waits(FlowNode node) {
        return node.is("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity")
                || node.inner()
                        .map(inner -> inner.nodes().stream().anyMatch(M13Loops::waits))
                        .orElse(false);
    }

    private static boolean reachesItself(FlowNode start) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> ahead = new ArrayDeque<>(List.of(start));
        while (!ahead.isEmpty()) {
            for (SequenceFlow flow : ahead.pop().outgoing()) {
                FlowNode next = flow.target();
                if (next == start) {
                    return true;
                }
                if (!waits(next) && seen.add(next)) {
                    ahead.push(next);
                }
            }
        }
        return false;
    }

    private void checkInstances(Model model, BpmnFile file, FlowNode node, XmlElement loop, List<Finding> findings) {
        String number = loop.textOf("loopCardinality");
        boolean bounded = number.matches("\\d{1,3}") && Integer.parseInt(number) <= MOST_INSTANCES;
        if (!bounded && loop.attributes().keySet().stream().noneMatch(name -> name.contains("ollection"))) {
            Optional<Expression> expression = Expression.find(number);
            bounded = expression.isPresent()
                    && expression.get().shape() == Shape.VARIABLE
                    && expression.get().variables().stream().allMatch(variable -> isBounded(model, variable));
        }
        if (!bounded) {
            findings.add(error(
                    "b",
                    file.path(),
                    node.id(),
                    "Nothing bounds how many times it is done.",
                    "Set loopCardinality to a number up to " + MOST_INSTANCES
                            + ", or to a number field of a form whose validate.max is not higher."));
        }
    }

    /** Every field that writes the variable is a number with a maximum. */
    private static boolean isBounded(Model model, String variable) {
        List<FormComponent> fields = model.forms().stream()
                .flatMap(form -> form.components().stream())
                .filter(field -> field.key().equals(variable) && field.store().equals("routing"))
                .toList();
        return !fields.isEmpty()
                && fields.stream().allMatch(field -> {
                    var max = field.json().path("validate").path("max");
                    return field.type().equals("number") && max.isNumber() && max.asInt() <= MOST_INSTANCES;
                });
    }
}
