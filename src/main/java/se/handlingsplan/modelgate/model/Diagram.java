package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a process file's elements are drawn; all measures in the diagram's own pixels. */
public record Diagram(Map<String, Box> shapes, Map<String, Line> edges) {

    /**
     * A drawn element.
     *
     * @param plane id of the element on whose plane it is drawn: a collapsed sub-process has a plane of its own
     */
    public record Box(String plane, double x, double y, double width, double height) {

        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        public boolean contains(Box other, double tolerance) {
            return other.x >= x - tolerance
                    && other.y >= y - tolerance
                    && other.right() <= right() + tolerance
                    && other.bottom() <= bottom() + tolerance;
        }

        /** Whether the two share more than a border. */
        public boolean overlaps(Box other) {
            return x < other.right() - 1 && other.x < right() - 1 && y < other.bottom() - 1 && other.y < bottom() - 1;
        }
    }

    /** A bend or end of an edge. */
    public record Point(double x, double y) {}

    /** A drawn flow or association. */
    public record Line(String plane, List<Point> points) {}

    static Diagram read(XmlElement definitions) {
        var shapes = new LinkedHashMap<String, Box>();
        var edges = new LinkedHashMap<String, Line>();
        for (XmlElement diagram : definitions.children("bpmndi:BPMNDiagram")) {
            for (XmlElement plane : diagram.children("bpmndi:BPMNPlane")) {
                String planeId = plane.get("bpmnElement");
                for (XmlElement drawn : plane.children()) {
                    String element = drawn.get("bpmnElement");
                    if (drawn.name().equals("bpmndi:BPMNShape")) {
                        drawn.child("dc:Bounds")
                                .ifPresent(bounds -> shapes.put(
                                        element,
                                        new Box(
                                                planeId,
                                                number(bounds.get("x")),
                                                number(bounds.get("y")),
                                                number(bounds.get("width")),
                                                number(bounds.get("height")))));
                    } else if (drawn.name().equals("bpmndi:BPMNEdge")) {
                        var points = new ArrayList<Point>();
                        for (XmlElement waypoint : drawn.children("di:waypoint")) {
                            points.add(new Point(number(waypoint.get("x")), number(waypoint.get("y"))));
                        }
                        edges.put(element, new Line(planeId, List.copyOf(points)));
                    }
                }
            }
        }
        return new Diagram(shapes, edges);
    }

    public @Nullable Box box(String element) {
        return shapes.get(element);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
