package se.handlingsplan.modelgate.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.Scope;
import se.handlingsplan.modelgate.model.SequenceFlow;

/** M15: at each gateway there is always a way on, nothing is out of reach, and every path comes to an end. */
final class M15Paths implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().forEach(node -> checkChoice(file, node, findings));
            file.scopes().forEach(scope -> checkScope(file, scope, findings));
        }
        return findings;
    }

    private void checkChoice(BpmnFile file, FlowNode node, List<Finding> findings) {
        boolean chooses = node.is("exclusiveGateway", "inclusiveGateway")
                && node.outgoing().size() > 1;
        long defaults = node.outgoing().stream().filter(SequenceFlow::isDefault).count();
        if (chooses && defaults == 0 && !coversBothAnswers(node)) {
            findings.add(error(
                    "a",
                    file.path(),
                    node.id(),
                    "The gateway has no default flow: where no condition holds, the case would stop with an error.",
                    "Set the default to the careful way on."));
        }
        if (!node.xml().get("default").isEmpty() && defaults == 0) {
            findings.add(error(
                    "a",
                    file.path(),
                    node.id(),
                    "The default flow \"" + node.xml().get("default") + "\" does not leave from here.",
                    "Name a flow that leaves from here."));
        }
        for (SequenceFlow flow : node.outgoing()) {
            if (chooses && flow.isDefault() == flow.hasCondition()) {
                findings.add(error(
                        "b",
                        file.path(),
                        flow.id(),
                        flow.isDefault() ? "The default flow has a condition." : "The flow has no condition.",
                        "Give each flow of the gateway a condition, except the default one."));
            }
            if (!chooses && flow.hasCondition()) {
                findings.add(error(
                        "c",
                        file.path(),
                        flow.id(),
                        "A flow has a condition though it does not leave a gateway that chooses.",
                        "Put a gateway with a question before it."));
            }
        }
        if (node.is("eventBasedGateway")) {
            for (SequenceFlow flow : node.outgoing()) {
                if (!flow.target().is("intermediateCatchEvent", "receiveTask")) {
                    findings.add(error(
                            "c",
                            file.path(),
                            flow.id(),
                            "An event-based gateway leads to something that is no event.",
                            "Lead it to events that are waited for."));
                }
            }
        }
    }

    /** Two flows, {@code ${x}} and {@code ${!x}}. */
    private static boolean coversBothAnswers(FlowNode gateway) {
        if (gateway.outgoing().size() != 2) {
            return false;
        }
        String first = bare(gateway.outgoing().get(0).condition());
        String second = bare(gateway.outgoing().get(1).condition());
        return isNegation(first, second) || isNegation(second, first);
    }

    private static boolean isNegation(String positive, String negative) {
        return positive.matches("[A-Za-z]\\w*")
                && (negative.equals("!" + positive) || negative.matches("not\\s+" + positive));
    }

    private static String bare(String condition) {
        return condition.strip().replaceFirst("^[$#]\\{\\s*", "").replaceFirst("\\s*}$", "");
    }

    private void checkScope(BpmnFile file, Scope scope, List<Finding> findings) {
        List<FlowNode> starts =
                scope.nodes().stream().filter(node -> node.is("startEvent")).toList();
        if (starts.isEmpty() || (scope.owner().isPresent() && starts.size() > 1)) {
            findings.add(error(
                    "d",
                    file.path(),
                    scope.id(),
                    "It has " + (starts.isEmpty() ? "no start event." : "more than one start event."),
                    "Give each process at least one and each sub-process exactly one."));
        }
        Set<FlowNode> reached = closure(starts.stream(), M15Paths::next);
        Stream<FlowNode> ends = scope.nodes().stream().filter(node -> node.is("endEvent"));
        Set<FlowNode> ending = closure(ends, M15Paths::previous);
        for (FlowNode node : scope.nodes()) {
            if (node.isEventSubProcess()) {
                continue;
            }
            if (!reached.contains(node)) {
                findings.add(error(
                        "e",
                        file.path(),
                        node.id(),
                        "No path from a start event leads here.",
                        "Connect it, or take it away."));
            } else if (node.outgoing().isEmpty() && !node.is("endEvent")) {
                findings.add(error(
                        "f",
                        file.path(),
                        node.id(),
                        "The path stops here.",
                        "Lead it on, or put an end event after it."));
            } else if (!ending.contains(node)) {
                findings.add(error(
                        "f",
                        file.path(),
                        node.id(),
                        "From here no end event can be reached.",
                        "Let a way out of the loop lead to an end."));
            }
        }
    }

    private static Stream<FlowNode> next(FlowNode node) {
        return Stream.concat(node.outgoing().stream().map(SequenceFlow::target), node.boundaryEvents().stream());
    }

    /** A boundary event's path is an end for the activity only when it takes the token away. */
    private static Stream<FlowNode> previous(FlowNode node) {
        Stream<FlowNode> host =
                node.xml().get("cancelActivity").equals("false") ? Stream.empty() : node.host().stream();
        return Stream.concat(node.incoming().stream().map(SequenceFlow::source), host);
    }

    private static Set<FlowNode> closure(Stream<FlowNode> from, Function<FlowNode, Stream<FlowNode>> step) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> ahead = new ArrayDeque<>();
        from.filter(seen::add).forEach(ahead::push);
        while (!ahead.isEmpty()) {
            step.apply(ahead.pop()).filter(seen::add).forEach(ahead::push);
        }
        return seen;
    }
}
