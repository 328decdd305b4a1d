package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.DecisionFile.Decision;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Expression.NotInGrammar;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.SequenceFlow;
import se.handlingsplan.modelgate.model.XmlElement;

/** M09: an expression stays within a small grammar, and whatever is read was written before, on every path. */
final class M09Expressions implements ModelRule {

    /** Where expressions may stand beside due dates and timers, whose own rules say what is wrong with theirs. */
    private static final Set<String> PLACES = Set.of(
            "conditionExpression",
            "camunda:inputParameter",
            "camunda:outputParameter",
            "loopCardinality",
            "completionCondition");

    private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");
    private static final String GRAMMAR_REMEDY =
            "Use variables, literals, comparisons, and/or/not, parentheses, deadline(...) and clock(...) only.";

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        var vocabulary = new Vocabulary(model);
        for (BpmnFile file : model.processes()) {
            file.root().all().forEach(element -> checkGrammar(file, element, vocabulary, findings));
            DataFlow flow = DataFlow.of(model, file);
            file.nodes().forEach(node -> checkReads(model, file, node, flow, findings));
            file.nodes().forEach(node -> checkMessage(model, file, node, flow, findings));
        }
        return findings;
    }

    private void checkGrammar(BpmnFile file, XmlElement element, Vocabulary vocabulary, List<Finding> findings) {
        for (var attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            String value = attribute.getValue();
            if (!Expression.isIn(value) || name.equals("camunda:dueDate")) {
                continue;
            }
            if (element.name().equals("camunda:in")
                    && name.equals("businessKey")
                    && value.equals("#{execution.processBusinessKey}")) {
                continue;
            }
            if (name.equals("sourceExpression")) {
                parse(file, element, value, vocabulary, findings);
            } else {
                findings.add(notThere(file, element, value));
            }
        }
        String text = element.text();
        if (element.name().equals("conditionExpression") && !text.isEmpty() && !Expression.isIn(text)) {
            findings.add(error(
                    "a",
                    file.path(),
                    file.root().idOf(element),
                    "The condition \"" + text + "\" is not an expression.",
                    "Write ${...}."));
        } else if (Expression.isIn(text) && !TIMERS.contains(element.name())) {
            if (PLACES.contains(element.name())) {
                parse(file, element, text, vocabulary, findings);
            } else if (!element.name().equals("documentation")) {
                findings.add(notThere(file, element, text));
            }
        }
    }

    private Finding notThere(BpmnFile file, XmlElement element, String text) {
        return error(
                "a",
                file.path(),
                file.root().idOf(element),
                "No expression may stand there: " + text + ".",
                "Write a fixed text.");
    }

    private void parse(BpmnFile file, XmlElement element, String text, Vocabulary vocabulary, List<Finding> findings) {
        try {
            Expression expression = Expression.parse(text);
            for (Expression.Comparison comparison : expression.comparisons()) {
                vocabulary
                        .of(comparison.variable())
                        .filter(known -> !known.contains(comparison.text()))
                        .ifPresent(known -> findings.add(error(
                                "e",
                                file.path(),
                                file.root().idOf(element),
                                "\"" + comparison.text() + "\" is no value of " + comparison.variable() + ".",
                                "Use one of " + String.join(", ", known) + ".")));
            }
        } catch (NotInGrammar outside) {
            findings.add(error(
                    "a",
                    file.path(),
                    file.root().idOf(element),
                    "The expression " + text + " is outside the grammar: " + outside.getMessage() + ".",
                    GRAMMAR_REMEDY));
        }
    }

    private void checkReads(Model model, BpmnFile file, FlowNode node, DataFlow flow, List<Finding> findings) {
        Set<String> known = DataFlow.union(flow.before(node), DataFlow.locals(node));
        for (SequenceFlow way : node.outgoing()) {
            requireWritten(file, way.id(), variables(way.condition()), flow.after(node), findings);
        }
        if (node.is("boundaryEvent")) {
            known = node.host().map(flow::before).orElse(known);
        }
        requireWritten(file, node.id(), variables(node.xml().get("camunda:dueDate")), known, findings);
        for (XmlElement timer : node.xml().children("timerEventDefinition")) {
            for (XmlElement when : timer.children()) {
                requireWritten(file, node.id(), variables(when.text()), known, findings);
            }
        }
        for (XmlElement loop : node.xml().children("multiInstanceLoopCharacteristics")) {
            requireWritten(file, node.id(), variables(loop.textOf("loopCardinality")), known, findings);
            requireWritten(
                    file,
                    node.id(),
                    variables(loop.textOf("completionCondition")),
                    DataFlow.union(known, flow.after(node)),
                    findings);
        }
        known = checkParameters(file, node, flow, known, findings);
        checkDecision(model, file, node, known, findings);
        if (node.is("callActivity")) {
            checkMappings(model, file, node, known, findings);
        }
    }

    /** Input parameters are known to what follows them in the same activity. */
    private Set<String> checkParameters(
            BpmnFile file, FlowNode node, DataFlow flow, Set<String> known, List<Finding> findings) {
        Set<String> now = new LinkedHashSet<>(known);
        for (XmlElement mappings : node.xml().extensions("camunda:inputOutput")) {
            for (XmlElement parameter : mappings.children("camunda:inputParameter")) {
                requireWritten(file, node.id(), variables(parameter.text()), now, findings);
                now.add(parameter.get("name"));
            }
            for (XmlElement parameter : mappings.children("camunda:outputParameter")) {
                requireWritten(
                        file, node.id(), variables(parameter.text()), DataFlow.union(now, flow.after(node)), findings);
            }
        }
        return now;
    }

    private void checkDecision(Model model, BpmnFile file, FlowNode node, Set<String> known, List<Finding> findings) {
        String reference = node.xml().get("camunda:decisionRef");
        if (reference.isEmpty()) {
            return;
        }
        var decision = model.decision(reference);
        String binding = node.xml().get("camunda:decisionRefBinding");
        boolean mapped = node.collects().isEmpty()
                ? Set.of("singleEntry", "singleResult").contains(node.xml().get("camunda:mapDecisionResult"))
                        && node.xml().has("camunda:resultVariable")
                : !node.xml().has("camunda:mapDecisionResult") && !node.xml().has("camunda:resultVariable");
        if (decision.isEmpty() || !Set.of("deployment", "latest").contains(binding) || !mapped) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    decision.isEmpty()
                            ? "There is no decision \"" + reference + "\"."
                            : "It does not say which version decides, or where the answer goes.",
                    "Set camunda:decisionRef, camunda:decisionRefBinding=\"deployment\", and either"
                            + " camunda:mapDecisionResult=\"singleEntry\" with camunda:resultVariable, or the property"
                            + " collects alone."));
            return;
        }
        checkAnswers(model, file, node, decision.get(), findings);
        boolean beside = model.decisions().stream()
                .anyMatch(found ->
                        found.token().equals(file.token()) && found.decisions().contains(decision.get()));
        if (beside != binding.equals("deployment")) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    "The decision \"" + reference + "\" is " + (beside ? "" : "not ")
                            + "deployed together with this process.",
                    "Ask a decision beside the process with camunda:decisionRefBinding=\"deployment\", one of another"
                            + " line with \"latest\"."));
        }
        Set<String> asked = asked(model, decision.get(), new LinkedHashSet<>());
        asked.removeAll(known);
        if (!asked.isEmpty()) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    "The decision \"" + reference + "\" asks for " + list(asked)
                            + ", which is not written before on every path.",
                    "Ask for it in an earlier form, or map it in."));
        }
    }

    /** Several answers at once become a checklist; one answer becomes a variable. */
    private void checkAnswers(Model model, BpmnFile file, FlowNode node, Decision decision, List<Finding> findings) {
        boolean several = decision.collects() || decision.hitPolicy().equals("RULE ORDER");
        if (several && node.collects().isEmpty()) {
            findings.add(error(
                    "h",
                    file.path(),
                    node.id(),
                    "More than one rule of \"" + decision.id() + "\" may apply, and the task takes one answer.",
                    "Let it fill a checklist by the property collects, or set the hit policy to UNIQUE or FIRST."));
        } else if (!node.collects().isEmpty()
                && (!decision.collects()
                        || decision.answers().isEmpty()
                        || !Conventions.CAMEL.matcher(node.collects()).matches())) {
            findings.add(error(
                    "h",
                    file.path(),
                    node.id(),
                    "\"" + decision.id() + "\" can't fill the checklist \"" + node.collects() + "\".",
                    "Name a camelCase checklist, and give the decision the hit policy COLLECT and one output of fixed"
                            + " texts."));
        } else if (!node.collects().isEmpty()) {
            checkOffered(model, file, node, decision, findings);
        }
    }

    /** A form that shows the checklist must show all of it: what it leaves out would stay ticked unseen. */
    private void checkOffered(Model model, BpmnFile file, FlowNode node, Decision decision, List<Finding> findings) {
        file.nodes()
                .flatMap(other -> model.formOf(file, other).stream())
                .distinct()
                .forEach(form -> form.byKey(node.collects()).ifPresent(checklist -> {
                    Set<String> missing = new LinkedHashSet<>(decision.answers());
                    checklist.options().forEach(missing::remove);
                    if (!missing.isEmpty()) {
                        findings.add(error(
                                "h",
                                file.path(),
                                node.id(),
                                "The checklist \"" + node.collects() + "\" of " + form.path() + " doesn't offer "
                                        + list(missing) + ", which \"" + decision.id() + "\" may tick.",
                                "Add the option to the form, or take the answer out of the table."));
                    }
                }));
    }

    private static Set<String> asked(Model model, Decision decision, Set<String> seen) {
        Set<String> asked = new LinkedHashSet<>();
        if (!seen.add(decision.id())) {
            return asked;
        }
        decision.inputs().forEach(input -> asked.addAll(FeelNames.in(input.expression())));
        for (String required : decision.requiredDecisions()) {
            model.decision(required).ifPresent(other -> {
                other.outputs().forEach(output -> asked.remove(output.name()));
                asked.remove(other.id());
                asked.addAll(asked(model, other, seen));
            });
        }
        return asked;
    }

    private void checkMappings(Model model, BpmnFile file, FlowNode call, Set<String> known, List<Finding> findings) {
        for (XmlElement mapping : call.xml().extensions("camunda:in")) {
            Set<String> sources = new LinkedHashSet<>(variables(mapping.get("sourceExpression")));
            if (mapping.has("source")) {
                sources.add(mapping.get("source"));
            }
            sources.removeAll(known);
            if (!sources.isEmpty()) {
                findings.add(error(
                        "d",
                        file.path(),
                        call.id(),
                        "It passes on " + list(sources) + ", which is not written before on every path.",
                        "Ask for it in an earlier form, or take the mapping away."));
            }
        }
        model.process(call.xml().get("calledElement")).ifPresent(called -> {
            DataFlow inside = DataFlow.of(model, called);
            Set<String> written = called.nodes()
                    .flatMap(node -> Stream.concat(inside.before(node).stream(), inside.writes(node).stream()))
                    .collect(Collectors.toSet());
            for (XmlElement mapping : call.xml().extensions("camunda:out")) {
                if (mapping.has("source") && !written.contains(mapping.get("source"))) {
                    findings.add(error(
                            "d",
                            file.path(),
                            call.id(),
                            "It takes over " + mapping.get("source") + ", which \"" + called.token()
                                    + "\" never writes.",
                            "Correct the mapping's source."));
                }
            }
        });
    }

    private void checkMessage(Model model, BpmnFile file, FlowNode node, DataFlow flow, List<Finding> findings) {
        if (node.is("endEvent", "intermediateThrowEvent")) {
            Set<String> missing = new LinkedHashSet<>(node.carries());
            missing.removeAll(flow.before(node));
            if (!missing.isEmpty()) {
                findings.add(error(
                        "f",
                        file.path(),
                        node.id(),
                        "The message carries " + list(missing) + ", which is not written before on every path.",
                        "Ask for it in an earlier form, or take it out of carries."));
            }
            return;
        }
        String message = file.messageOf(node);
        if (message.isEmpty() || node.carries().isEmpty()) {
            return;
        }
        for (BpmnFile other : model.processes()) {
            other.nodes()
                    .filter(thrower -> thrower.is("endEvent", "intermediateThrowEvent")
                            && other.messageOf(thrower).equals(message))
                    .forEach(thrower -> {
                        Set<String> missing = new LinkedHashSet<>(node.carries());
                        missing.removeAll(thrower.carries());
                        if (!missing.isEmpty()) {
                            findings.add(error(
                                    "g",
                                    file.path(),
                                    node.id(),
                                    "It counts on " + list(missing) + ", which the message does not carry when \""
                                            + thrower.id() + "\" in " + other.path() + " throws it.",
                                    "Add it to carries there, or take it away here."));
                        }
                    });
        }
    }

    private void requireWritten(
            BpmnFile file, String element, Set<String> read, Set<String> written, List<Finding> findings) {
        for (String variable : read) {
            if (!written.contains(variable)) {
                findings.add(error(
                        "b",
                        file.path(),
                        element,
                        "It reads " + variable + ", which is not written before on every path.",
                        "Let a form field, a decision or a mapping before it write it."));
            }
        }
    }

    private static Set<String> variables(String text) {
        return Expression.find(text).map(Expression::variables).orElse(Set.of());
    }

    private static String list(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
