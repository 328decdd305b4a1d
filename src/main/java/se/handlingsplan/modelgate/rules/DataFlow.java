package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.Scope;
import se.handlingsplan.modelgate.model.SequenceFlow;
import se.handlingsplan.modelgate.model.XmlElement;

/**
 * Which variables are surely written when a token reaches a node of a process, whatever path it took.
 *
 * <p>A form writes all its routing fields: the server sets those that were hidden or left empty to null or false. A
 * boundary event knows what its activity knew at its beginning; an event sub-process what its scope knew at its
 * beginning, and what its message carries. A process that is called knows what every caller maps; where people start it
 * too, only what the start form asks as well.
 */
final class DataFlow {

    private final Model model;
    private final BpmnFile file;
    private final Map<FlowNode, Set<String>> before = new HashMap<>();

    private DataFlow(Model model, BpmnFile file) {
        this.model = model;
        this.file = file;
    }

    static DataFlow of(Model model, BpmnFile file) {
        var flow = new DataFlow(model, file);
        for (Scope process : file.processes()) {
            flow.visit(process, Set.of());
        }
        return flow;
    }

    /** What is written before the node begins. */
    Set<String> before(FlowNode node) {
        return before.getOrDefault(node, Set.of());
    }

    /** What is written when the node is done. */
    Set<String> after(FlowNode node) {
        return union(before(node), writes(node));
    }

    /** What the node itself writes, at whatever end. */
    Set<String> writes(FlowNode node) {
        Set<String> written = new LinkedHashSet<>();
        if (node.is("userTask") || (node.is("startEvent") && !isCalled(node))) {
            model.formOf(file, node).ifPresent(form -> form.components().forEach(field -> addWritten(field, written)));
        }
        if (node.is("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask")) {
            written.addAll(node.carries());
        }
        if (node.xml().has("camunda:resultVariable")) {
            written.add(node.xml().get("camunda:resultVariable"));
        }
        written.addAll(collected(node));
        node.xml().extensions("camunda:out").forEach(mapping -> written.add(mapping.get("target")));
        node.xml().extensions("camunda:inputOutput").stream()
                .flatMap(mappings -> mappings.children("camunda:outputParameter").stream())
                .forEach(parameter -> written.add(parameter.get("name")));
        node.inner().ifPresent(inner -> written.addAll(writtenWithin(inner)));
        written.remove("");
        return written;
    }

    /** One variable for each answer that the decision of a collecting task can give. */
    private Set<String> collected(FlowNode node) {
        Set<String> collected = new LinkedHashSet<>();
        if (!node.collects().isEmpty()) {
            model.decision(node.xml().get("camunda:decisionRef")).ifPresent(decision -> decision.answers()
                    .forEach(answer -> collected.add(FormComponent.variable(node.collects(), answer))));
        }
        return collected;
    }

    private static void addWritten(FormComponent field, Set<String> written) {
        if (field.store().equals("routing")) {
            written.addAll(field.variables());
        } else if (field.store().equals("businessKey")) {
            written.add(field.key());
        }
    }

    /** Written at every end of a sub-process, also when an event inside of it ends it early. */
    private Set<String> writtenWithin(Scope scope) {
        Map<FlowNode, Set<String>> known = solve(scope, Set.of());
        Set<String> common = null;
        for (FlowNode node : scope.nodes()) {
            if (node.isEventSubProcess()) {
                if (isInterrupting(node)) {
                    common = intersection(
                            common, node.inner().map(this::writtenWithin).orElse(Set.of()));
                }
            } else if (node.outgoing().isEmpty()
                    && node.definition("errorEventDefinition").isEmpty()) {
                Set<String> atEnd = known.get(node);
                if (atEnd != null) {
                    common = intersection(common, union(atEnd, writes(node)));
                }
            }
        }
        return common == null ? Set.of() : common;
    }

    private static boolean isInterrupting(FlowNode eventSubProcess) {
        return eventSubProcess
                .inner()
                .map(inner -> inner.nodes().stream()
                        .anyMatch(node -> node.is("startEvent")
                                && !node.xml().get("isInterrupting").equals("false")))
                .orElse(false);
    }

    private void visit(Scope scope, Set<String> atBegin) {
        Map<FlowNode, Set<String>> known = solve(scope, atBegin);
        before.putAll(known);
        Set<String> sinceBegin = null;
        for (FlowNode node : scope.nodes()) {
            if (node.is("startEvent")) {
                Set<String> begun = known.getOrDefault(node, Set.of());
                sinceBegin = intersection(sinceBegin, union(begun, writes(node)));
            }
        }
        for (FlowNode node : scope.nodes()) {
            Set<String> inside =
                    node.isEventSubProcess() && sinceBegin != null ? sinceBegin : known.getOrDefault(node, atBegin);
            if (node.isEventSubProcess()) {
                before.put(node, inside);
            }
            node.inner().ifPresent(inner -> visit(inner, union(inside, locals(node))));
        }
    }

    /** What only exists within a multi-instance activity. */
    static Set<String> locals(FlowNode node) {
        return node.xml().child("multiInstanceLoopCharacteristics").isEmpty()
                ? Set.of()
                : Set.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");
    }

    /** The greatest solution: a node whose value is missing has not been reached yet. */
    private Map<FlowNode, Set<String>> solve(Scope scope, Set<String> atBegin) {
        Map<FlowNode, Set<String>> known = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FlowNode node : scope.nodes()) {
                Set<String> now = arriving(node, atBegin, known);
                if (now != null && !now.equals(known.get(node))) {
                    known.put(node, now);
                    changed = true;
                }
            }
        }
        return known;
    }

    private @Nullable Set<String> arriving(FlowNode node, Set<String> atBegin, Map<FlowNode, Set<String>> known) {
        if (node.is("startEvent")) {
            return node.scope().owner().isPresent() ? atBegin : union(atBegin, atProcessStart(node));
        }
        if (node.is("boundaryEvent")) {
            return node.host().map(known::get).orElse(atBegin);
        }
        if (node.incoming().isEmpty()) {
            return node.isEventSubProcess() ? null : atBegin;
        }
        boolean joins = node.is("parallelGateway");
        Set<String> result = null;
        for (SequenceFlow flow : node.incoming()) {
            Set<String> source = known.get(flow.source());
            if (source == null) {
                continue;
            }
            Set<String> out = union(source, writes(flow.source()));
            result = joins && result != null ? union(result, out) : intersection(result, out);
        }
        return result;
    }

    /** Whether another process begins this one here, without its start form. */
    private boolean isCalled(FlowNode start) {
        return start.scope().owner().isEmpty()
                && isPlain(start)
                && !mappedByCallers(start.scope().id()).isEmpty();
    }

    private static boolean isPlain(FlowNode start) {
        return start.xml().children().stream().noneMatch(child -> child.name().endsWith("EventDefinition"));
    }

    private Set<String> atProcessStart(FlowNode start) {
        if (!isCalled(start)) {
            return Conventions.SYSTEM_VARIABLES;
        }
        Set<String> common = null;
        for (Set<String> mapped : mappedByCallers(start.scope().id())) {
            common = intersection(common, mapped);
        }
        if (Conventions.isStartedByPeople(file, start)) {
            Set<String> asked = new HashSet<>();
            model.formOf(file, start).ifPresent(form -> form.components().forEach(field -> addWritten(field, asked)));
            common = intersection(common, asked);
        }
        return union(Conventions.SYSTEM_VARIABLES, common == null ? Set.of() : common);
    }

    /** The targets that each caller of a process maps into it. */
    private List<Set<String>> mappedByCallers(String process) {
        var mapped = new ArrayList<Set<String>>();
        for (BpmnFile other : model.processes()) {
            other.nodes()
                    .filter(node -> node.is("callActivity")
                            && node.xml().get("calledElement").equals(process))
                    .forEach(call -> {
                        Set<String> targets = new HashSet<>();
                        for (XmlElement mapping : call.xml().extensions("camunda:in")) {
                            targets.add(mapping.get("target"));
                        }
                        mapped.add(targets);
                    });
        }
        return mapped;
    }

    static Set<String> union(Set<String> first, Set<String> second) {
        if (second.isEmpty()) {
            return first;
        }
        Set<String> all = new HashSet<>(first);
        all.addAll(second);
        return all;
    }

    private static Set<String> intersection(@Nullable Set<String> first, Set<String> second) {
        if (first == null) {
            return second;
        }
        Set<String> common = new HashSet<>(first);
        common.retainAll(second);
        return common;
    }
}
