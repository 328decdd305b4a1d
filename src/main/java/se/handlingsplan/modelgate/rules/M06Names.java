package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.SequenceFlow;

/** M06: what people see is named: tasks do something, gateways ask, flows answer, events have happened. */
final class M06Names implements ModelRule {

    /** Past forms and states that do not end as regular ones do. */
    private static final Set<String> HAPPENED = Set.of(
            "found", "met", "said", "gone", "done", "lost", "left", "held", "set", "made", "begun", "sent", "told",
            "built", "kept", "ran", "put", "heard", "past", "due", "over", "reached", "out", "up", "died", "dead",
            "missing", "come", "came", "began", "went", "paid", "brought", "got", "shut", "cut", "late", "overdue",
            "ready", "unclear", "none");

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().forEach(node -> checkNode(file, node, findings));
            file.scopes().flatMap(scope -> scope.flows().stream()).forEach(flow -> checkFlow(file, flow, findings));
            file.lanes().stream()
                    .filter(lane -> lane.get("name").isEmpty())
                    .forEach(lane -> findings.add(
                            error("f", file.path(), lane.id(), "The lane has no name.", "Give it the role's name.")));
            file.root()
                    .all()
                    .filter(element -> element.name().equals("participant")
                            && element.get("name").isEmpty())
                    .forEach(pool -> findings.add(error(
                            "f", file.path(), pool.id(), "The pool has no name.", "Give it the process's name.")));
        }
        return findings;
    }

    private void checkNode(BpmnFile file, FlowNode node, List<Finding> findings) {
        String name = node.name();
        if (node.type().endsWith("Task") || node.is("task", "callActivity", "subProcess")) {
            if (name.isEmpty()) {
                findings.add(
                        error("a", file.path(), node.id(), "It has no name.", "Name what is done: verb and object."));
            } else if (node.type().endsWith("Task") && !isVerbAndObject(name)) {
                findings.add(error(
                        "b",
                        file.path(),
                        node.id(),
                        "The task's name \"" + name + "\" is not a verb with its object.",
                        "Say what somebody does, e.g. \"Assess the risk\"."));
            }
        } else if (node.type().endsWith("Event")) {
            if (name.isEmpty()) {
                findings.add(error("a", file.path(), node.id(), "The event has no name.", "Name what has happened."));
            } else if (!hasHappened(name)) {
                findings.add(warning(
                        "e",
                        file.path(),
                        node.id(),
                        "The event's name \"" + name + "\" does not sound like something that has happened.",
                        "Use the past tense, e.g. \"Consent withdrawn\"."));
            }
        } else if (node.is("exclusiveGateway", "inclusiveGateway")
                && node.outgoing().size() > 1
                && !name.endsWith("?")) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    "The gateway chooses a path but asks no question.",
                    "Name it as a question that its flows answer, e.g. \"What was decided?\"."));
        }
    }

    private void checkFlow(BpmnFile file, SequenceFlow flow, List<Finding> findings) {
        boolean answers = flow.source().is("exclusiveGateway", "inclusiveGateway")
                && flow.source().outgoing().size() > 1;
        if (answers && (flow.name().isEmpty() || flow.name().endsWith("?"))) {
            findings.add(error(
                    "d",
                    file.path(),
                    flow.id(),
                    "The flow does not answer the question of its gateway \""
                            + flow.source().id() + "\".",
                    "Name the answer, e.g. \"yes\"."));
        }
    }

    private static boolean isVerbAndObject(String name) {
        String[] words = name.strip().split("\\s+", -1);
        return words.length >= 2
                && Character.isUpperCase(words[0].charAt(0))
                && !words[0].matches(".*(ing|tion|ment)")
                && !words[0].matches("(?i)the|a|an|no|new");
    }

    private static boolean hasHappened(String name) {
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (HAPPENED.contains(word) || word.matches(".{2,}(ed|en|wn|ught|elt|pt)")) {
                return true;
            }
        }
        return false;
    }
}
