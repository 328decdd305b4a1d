package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A parsed {@code .bpmn} file. */
public final class BpmnFile {

    private final String path;
    private final XmlElement root;
    private final List<Scope> processes = new ArrayList<>();
    private final Map<String, String> messageNames = new HashMap<>();
    private final Map<String, XmlElement> lanesByNode = new HashMap<>();
    private final List<XmlElement> lanes = new ArrayList<>();
    private final Set<String> repeatedIds = new LinkedHashSet<>();
    private final Diagram diagram;

    private BpmnFile(String path, XmlElement root) {
        this.path = path;
        this.root = root;
        this.diagram = Diagram.read(root);
    }

    static BpmnFile read(String path, XmlElement root) throws Unreadable {
        if (!root.name().equals("definitions")) {
            throw new Unreadable("its root is not BPMN's element \"definitions\"");
        }
        var file = new BpmnFile(path, root);
        for (XmlElement process : root.children("process")) {
            file.processes.add(Scope.read(process, null));
            process.all().filter(element -> element.name().equals("lane")).forEach(lane -> {
                file.lanes.add(lane);
                if (lane.child("childLaneSet").isEmpty()) {
                    lane.children("flowNodeRef").forEach(node -> file.lanesByNode.put(node.text(), lane));
                }
            });
        }
        root.children("message").forEach(message -> file.messageNames.put(message.id(), message.get("name")));
        var seen = new HashSet<String>();
        root.all().filter(element -> element.has("id")).forEach(element -> {
            if (!seen.add(element.id())) {
                file.repeatedIds.add(element.id());
            }
        });
        return file;
    }

    public String path() {
        return path;
    }

    /** The line's token: the name of the folder that the file is in. */
    public String token() {
        return Model.folderOf(path);
    }

    public XmlElement root() {
        return root;
    }

    public List<Scope> processes() {
        return List.copyOf(processes);
    }

    /** The process that runs: the first one marked executable. */
    public Optional<Scope> process() {
        return processes.stream()
                .filter(process -> process.xml().get("isExecutable").equals("true"))
                .findFirst();
    }

    /** All nodes of all processes, at any depth. */
    public Stream<FlowNode> nodes() {
        return processes.stream().flatMap(Scope::allNodes);
    }

    /** All processes and insides of sub-processes. */
    public Stream<Scope> scopes() {
        return processes.stream().flatMap(Scope::all);
    }

    public List<XmlElement> lanes() {
        return List.copyOf(lanes);
    }

    /** The innermost lane that lists the node. */
    public Optional<XmlElement> laneOf(String node) {
        return Optional.ofNullable(lanesByNode.get(node));
    }

    /** The name of the message that an event or task catches or throws; empty when it has none. */
    public String messageOf(FlowNode node) {
        String reference = node.definition("messageEventDefinition")
                .map(definition -> definition.get("messageRef"))
                .orElse(node.xml().get("messageRef"));
        return messageNames.getOrDefault(reference, "");
    }

    public Map<String, String> messageNames() {
        return Map.copyOf(messageNames);
    }

    public Diagram diagram() {
        return diagram;
    }

    /** Ids that more than one element has. */
    public Set<String> repeatedIds() {
        return Set.copyOf(repeatedIds);
    }
}
