package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task, event, gateway or sub-process: what a token can stand on. */
public final class FlowNode {

    static final Set<String> TYPES = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "scriptTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "complexGateway");

    private final XmlElement xml;
    private final Scope scope;
    private final List<SequenceFlow> incoming = new ArrayList<>();
    private final List<SequenceFlow> outgoing = new ArrayList<>();
    private final List<FlowNode> boundaryEvents = new ArrayList<>();
    private @Nullable Scope inner;
    private @Nullable FlowNode host;

    FlowNode(XmlElement xml, Scope scope) {
        this.xml = xml;
        this.scope = scope;
    }

    void contain(Scope nested) {
        inner = nested;
    }

    void attachTo(FlowNode activity) {
        host = activity;
        activity.boundaryEvents.add(this);
    }

    void addIncoming(SequenceFlow flow) {
        incoming.add(flow);
    }

    void addOutgoing(SequenceFlow flow) {
        outgoing.add(flow);
    }

    public XmlElement xml() {
        return xml;
    }

    public String id() {
        return xml.id();
    }

    public String name() {
        return xml.get("name");
    }

    /** BPMN's own name of the kind of node, e.g. {@code userTask}. */
    public String type() {
        return xml.name();
    }

    public boolean is(String... types) {
        for (String type : types) {
            if (type().equals(type)) {
                return true;
            }
        }
        return false;
    }

    public Scope scope() {
        return scope;
    }

    public List<SequenceFlow> incoming() {
        return Collections.unmodifiableList(incoming);
    }

    public List<SequenceFlow> outgoing() {
        return Collections.unmodifiableList(outgoing);
    }

    public List<FlowNode> boundaryEvents() {
        return Collections.unmodifiableList(boundaryEvents);
    }

    /** What is inside of a sub-process. */
    public Optional<Scope> inner() {
        return Optional.ofNullable(inner);
    }

    /** The activity on whose border a boundary event sits. */
    public Optional<FlowNode> host() {
        return Optional.ofNullable(host);
    }

    public boolean isEventSubProcess() {
        return is("subProcess") && xml.get("triggeredByEvent").equals("true");
    }

    /** The event's definition of one kind, e.g. {@code timerEventDefinition}. */
    public Optional<XmlElement> definition(String kind) {
        return xml.child(kind);
    }

    /** The checklist that a decision with several answers ticks, from the {@code collects} property; empty without one. */
    public String collects() {
        return xml.property("collects");
    }

    /** Where a decision's answer goes: a variable, or the checklist that it ticks; empty for any other node. */
    public String proposes() {
        String variable = xml.get("camunda:resultVariable");
        return variable.isEmpty() ? collects() : variable;
    }

    /** The names in the {@code carries} property: variables that travel with a message. */
    public List<String> carries() {
        return Model.names(xml.property("carries"));
    }
}
