package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Diagram;
import se.handlingsplan.modelgate.model.Diagram.Box;
import se.handlingsplan.modelgate.model.Diagram.Line;
import se.handlingsplan.modelgate.model.Diagram.Point;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.SequenceFlow;
import se.handlingsplan.modelgate.model.XmlElement;

/** M16: everything is drawn, nothing lies on something else, lines go around shapes, lanes hold what they list. */
final class M16Drawing implements ModelRule {

    /** Pixels that a line may be off the border of what it connects. */
    private static final double DOCKING = 5;

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            List<FlowNode> nodes = file.nodes().toList();
            checkAllDrawn(file, nodes, findings);
            checkOverlaps(file, nodes, findings);
            file.scopes()
                    .flatMap(scope -> scope.flows().stream())
                    .forEach(flow -> checkLine(file, flow, nodes, findings));
            checkLanes(file, findings);
        }
        return findings;
    }

    private void checkAllDrawn(BpmnFile file, List<FlowNode> nodes, List<Finding> findings) {
        Diagram diagram = file.diagram();
        var ids = new ArrayList<String>();
        nodes.forEach(node -> ids.add(node.id()));
        file.lanes().forEach(lane -> ids.add(lane.id()));
        file.root()
                .all()
                .filter(element -> element.name().equals("participant"))
                .forEach(pool -> ids.add(pool.id()));
        for (String id : ids) {
            if (diagram.box(id) == null) {
                findings.add(notDrawn(file, id));
            }
        }
        file.scopes().flatMap(scope -> scope.flows().stream()).forEach(flow -> {
            Line line = diagram.edges().get(flow.id());
            if (line == null || line.points().size() < 2) {
                findings.add(notDrawn(file, flow.id()));
            }
        });
    }

    private Finding notDrawn(BpmnFile file, String id) {
        return error("a", file.path(), id, "It is in the model but not in the drawing.", "Draw it.");
    }

    private void checkOverlaps(BpmnFile file, List<FlowNode> nodes, List<Finding> findings) {
        for (int i = 0; i < nodes.size(); i++) {
            Box first = file.diagram().box(nodes.get(i).id());
            for (int j = i + 1; first != null && j < nodes.size(); j++) {
                Box second = file.diagram().box(nodes.get(j).id());
                if (second != null
                        && first.plane().equals(second.plane())
                        && first.overlaps(second)
                        && !belongTogether(nodes.get(i), nodes.get(j))) {
                    findings.add(error(
                            "b",
                            file.path(),
                            nodes.get(i).id(),
                            "It lies over \"" + nodes.get(j).id() + "\".",
                            "Move one of them."));
                }
            }
        }
    }

    private static boolean belongTogether(FlowNode first, FlowNode second) {
        return first.host().filter(host -> host == second).isPresent()
                || second.host().filter(host -> host == first).isPresent()
                || isWithin(first, second)
                || isWithin(second, first);
    }

    private static boolean isWithin(FlowNode inner, FlowNode outer) {
        Optional<FlowNode> owner = inner.scope().owner();
        while (owner.isPresent()) {
            if (owner.get() == outer) {
                return true;
            }
            owner = owner.get().scope().owner();
        }
        return false;
    }

    private void checkLine(BpmnFile file, SequenceFlow flow, List<FlowNode> nodes, List<Finding> findings) {
        Line line = file.diagram().edges().get(flow.id());
        if (line == null || line.points().size() < 2) {
            return;
        }
        List<Point> points = line.points();
        checkDocked(file, flow, flow.source(), points.get(0), findings);
        checkDocked(file, flow, flow.target(), points.get(points.size() - 1), findings);
        for (FlowNode node : nodes) {
            Box box = file.diagram().box(node.id());
            if (box == null
                    || !box.plane().equals(line.plane())
                    || node == flow.source()
                    || node == flow.target()
                    || isWithin(flow.source(), node)) {
                continue;
            }
            for (int i = 1; i < points.size(); i++) {
                if (crosses(points.get(i - 1), points.get(i), box)) {
                    findings.add(error(
                            "c",
                            file.path(),
                            flow.id(),
                            "The line runs through \"" + node.id() + "\".",
                            "Lead it around."));
                    break;
                }
            }
        }
    }

    private void checkDocked(BpmnFile file, SequenceFlow flow, FlowNode node, Point end, List<Finding> findings) {
        Box box = file.diagram().box(node.id());
        if (box == null) {
            return;
        }
        var around = new Box(
                "", box.x() - DOCKING, box.y() - DOCKING, box.width() + 2 * DOCKING, box.height() + 2 * DOCKING);
        var point = new Box("", end.x(), end.y(), 0, 0);
        if (!around.contains(point, 0)) {
            findings.add(error(
                    "d",
                    file.path(),
                    flow.id(),
                    String.format(
                            Locale.ROOT, "The line ends at %.0f,%.0f, away from \"%s\".", end.x(), end.y(), node.id()),
                    "Let it end at the border of what it connects."));
        }
    }

    /** Liang and Barsky's clipping, on the box without its outermost two pixels. */
    private static boolean crosses(Point from, Point to, Box box) {
        double[] p = {from.x() - to.x(), to.x() - from.x(), from.y() - to.y(), to.y() - from.y()};
        double[] q = {
            from.x() - (box.x() + 2), box.right() - 2 - from.x(), from.y() - (box.y() + 2), box.bottom() - 2 - from.y()
        };
        double enter = 0;
        double leave = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    return false;
                }
            } else if (p[i] < 0) {
                enter = Math.max(enter, q[i] / p[i]);
            } else {
                leave = Math.min(leave, q[i] / p[i]);
            }
        }
        return enter < leave;
    }

    private void checkLanes(BpmnFile file, List<Finding> findings) {
        for (XmlElement lane : file.lanes()) {
            Box laneBox = file.diagram().box(lane.id());
            for (XmlElement reference : lane.children("flowNodeRef")) {
                Box box = file.diagram().box(reference.text());
                if (laneBox != null && box != null && !laneBox.contains(middle(file, reference.text(), box), 1)) {
                    findings.add(error(
                            "e",
                            file.path(),
                            reference.text(),
                            "It is listed in the lane \"" + lane.id() + "\" but drawn outside of it.",
                            "Move it into its lane."));
                }
            }
        }
    }

    /** An event on a border may stick out of the lane by half. */
    private static Box middle(BpmnFile file, String id, Box box) {
        @Nullable
        FlowNode node =
                file.nodes().filter(found -> found.id().equals(id)).findFirst().orElse(null);
        return node != null && node.is("boundaryEvent")
                ? new Box(box.plane(), box.x() + box.width() / 2, box.y() + box.height() / 2, 0, 0)
                : box;
    }
}
