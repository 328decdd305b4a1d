package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process or the inside of a sub-process, with its nodes and flows. */
public final class Scope {

    private final XmlElement xml;
    private final @Nullable FlowNode owner;
    private final List<FlowNode> nodes = new ArrayList<>();
    private final List<SequenceFlow> flows = new ArrayList<>();
    private final List<XmlElement> looseFlows = new ArrayList<>();

    private Scope(XmlElement xml, @Nullable FlowNode owner) {
        this.xml = xml;
        this.owner = owner;
    }

    static Scope read(XmlElement xml, @Nullable FlowNode owner) {
        var scope = new Scope(xml, owner);
        Map<String, FlowNode> byId = new HashMap<>();
        for (XmlElement child : xml.children()) {
            if (FlowNode.TYPES.contains(child.name())) {
                var node = new FlowNode(child, scope);
                scope.nodes.add(node);
                byId.put(child.id(), node);
                if (child.name().equals("subProcess")
                        || child.name().equals("transaction")
                        || child.name().equals("adHocSubProcess")) {
                    node.contain(read(child, node));
                }
            }
        }
        for (XmlElement child : xml.children("sequenceFlow")) {
            FlowNode source = byId.get(child.get("sourceRef"));
            FlowNode target = byId.get(child.get("targetRef"));
            if (source == null || target == null) {
                scope.looseFlows.add(child);
                continue;
            }
            var flow = new SequenceFlow(child, source, target);
            scope.flows.add(flow);
            source.addOutgoing(flow);
            target.addIncoming(flow);
        }
        for (FlowNode node : scope.nodes) {
            FlowNode host = byId.get(node.xml().get("attachedToRef"));
            if (node.is("boundaryEvent") && host != null) {
                node.attachTo(host);
            }
        }
        return scope;
    }

    public XmlElement xml() {
        return xml;
    }

    public String id() {
        return xml.id();
    }

    /** The sub-process that this is the inside of; empty for a process. */
    public Optional<FlowNode> owner() {
        return Optional.ofNullable(owner);
    }

    public List<FlowNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    public List<SequenceFlow> flows() {
        return Collections.unmodifiableList(flows);
    }

    /** Flows whose source or target isn't in this scope. */
    public List<XmlElement> looseFlows() {
        return Collections.unmodifiableList(looseFlows);
    }

    /** This scope and all within it. */
    public Stream<Scope> all() {
        return Stream.concat(
                Stream.of(this),
                nodes.stream().flatMap(node -> node.inner().stream()).flatMap(Scope::all));
    }

    /** The nodes of this scope and of all within it. */
    public Stream<FlowNode> allNodes() {
        return all().flatMap(scope -> scope.nodes.stream());
    }

    /** Whether this is the inside of an event sub-process. */
    public boolean startsByEvent() {
        return owner != null && owner.isEventSubProcess();
    }
}
