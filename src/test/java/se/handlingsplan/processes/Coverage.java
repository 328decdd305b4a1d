package se.handlingsplan.processes;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * How much of one model was passed. What leads to or from a line that is drawn but not yet offered doesn't count.
 *
 * @param all ids that can be passed
 * @param left those of them that were not
 */
record Coverage(Set<String> all, Set<String> left) {

    static Coverage ofFlowNodes(BpmnModelInstance model, Set<String> passed) {
        return of(
                model.getModelElementsByType(FlowNode.class).stream()
                        .filter(Coverage::isOffered)
                        .toList(),
                passed);
    }

    static Coverage ofPaths(BpmnModelInstance model, Set<String> passed) {
        var reached = new TreeSet<>(passed);
        var paths = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(path -> isOffered(path.getSource()) && isOffered(path.getTarget()))
                .toList();
        // the engine goes from an event-based gateway straight to what happened
        paths.stream()
                .filter(path -> path.getSource() instanceof EventBasedGateway)
                .filter(path -> passed.contains(path.getTarget().getId()))
                .forEach(path -> reached.add(path.getId()));
        return of(paths, reached);
    }

    private static Coverage of(Collection<? extends FlowElement> elements, Set<String> passed) {
        var all = new TreeSet<String>();
        elements.forEach(element -> all.add(element.getId()));
        var left = new TreeSet<>(all);
        left.removeAll(passed);
        return new Coverage(all, left);
    }

    static boolean isOffered(FlowNode node) {
        return !(node instanceof CallActivity)
                || node.getExtensionElements() == null
                || node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .noneMatch(property -> "offered".equals(property.getCamundaName())
                                && "false".equals(property.getCamundaValue()));
    }

    double percent() {
        return 100.0 * (all.size() - left.size()) / all.size();
    }

    String told(String what) {
        return String.format(
                Locale.ROOT,
                "%d of %d %s (%.1f %%)%s",
                all.size() - left.size(),
                all.size(),
                what,
                percent(),
                left.isEmpty() ? "" : "; not covered: " + String.join(", ", left));
    }
}
