package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Diagram.Box;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;
import se.handlingsplan.shared.Role;

/** M03: a user task is for one known role and for no named person, and it is drawn in that role's lane. */
final class M03Roles implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().filter(node -> node.is("userTask")).forEach(task -> checkTask(file, task, findings));
            DataFlow flow = DataFlow.of(model, file);
            file.nodes()
                    .filter(node ->
                            node.is("userTask") && !node.xml().property("taker").isEmpty())
                    .forEach(task -> checkTaker(model, file, task, flow, findings));
            file.process().ifPresent(process -> {
                for (String starter : Model.names(process.xml().get("camunda:candidateStarterGroups"))) {
                    if (Role.of(starter).isEmpty()) {
                        findings.add(error(
                                "f",
                                file.path(),
                                process.id(),
                                "The starter group \"" + starter + "\" is not a role.",
                                "Name roles only, e.g. \"police,health\"."));
                    }
                }
                if (!process.xml().get("camunda:candidateStarterUsers").isEmpty()) {
                    findings.add(error(
                            "d",
                            file.path(),
                            process.id(),
                            "Named users may start the process.",
                            "Use camunda:candidateStarterGroups with roles."));
                }
            });
        }
        return findings;
    }

    private void checkTask(BpmnFile file, FlowNode task, List<Finding> findings) {
        String groups = task.xml().get("camunda:candidateGroups");
        if (groups.isEmpty() || groups.contains(",")) {
            findings.add(error(
                    "a",
                    file.path(),
                    task.id(),
                    "The task has " + (groups.isEmpty() ? "no candidate group." : "more than one candidate group."),
                    "Set camunda:candidateGroups to the one role that does it; split the task where two do."));
        } else if (Role.of(groups).isEmpty()) {
            findings.add(error(
                    "b",
                    file.path(),
                    task.id(),
                    "The candidate group \"" + groups + "\" is not a role.",
                    "Use one of the nine role tokens, e.g. \"socialservices\"."));
        }
        if (task.xml().has("camunda:assignee")
                || task.xml().children().stream().anyMatch(child -> child.name().equals("humanPerformer"))) {
            findings.add(error(
                    "c",
                    file.path(),
                    task.id(),
                    "The model names who does the task.",
                    "Take the assignee away: a member of the agency claims it."));
        }
        if (task.xml().has("camunda:candidateUsers")
                || task.xml().children().stream().anyMatch(child -> child.name().equals("potentialOwner"))) {
            findings.add(error(
                    "d",
                    file.path(),
                    task.id(),
                    "The model names candidates other than a role.",
                    "Take them away and keep camunda:candidateGroups."));
        }
        Optional<XmlElement> lane = laneOf(file, task);
        if (lane.isEmpty() && task.scope().owner().isEmpty()) {
            findings.add(error(
                    "e",
                    file.path(),
                    task.id(),
                    "The task is in no lane.",
                    "Draw it in the lane \"lane-" + groups + "\"."));
        }
        boolean elsewhere = lane.isPresent() && !lane.get().id().equals("lane-" + groups);
        if (elsewhere && (task.scope().owner().isEmpty() || isRoleLane(lane.get()))) {
            findings.add(error(
                    "e",
                    file.path(),
                    task.id(),
                    "The task for \"" + groups + "\" is drawn in the lane \""
                            + lane.get().id() + "\".",
                    "Move it to the lane \"lane-" + groups + "\", or change its role."));
        }
    }

    /** A task for an agency that is asked to hold the role, before it does. */
    private void checkTaker(Model model, BpmnFile file, FlowNode task, DataFlow flow, List<Finding> findings) {
        String taker = task.xml().property("taker");
        String role = task.xml().get("camunda:candidateGroups");
        boolean asked = model.forms().stream()
                .filter(form -> form.token().equals(file.token()))
                .flatMap(form -> form.byKey(taker).stream())
                .anyMatch(field -> field.store().equals("routing")
                        && field.property("asks").equals(role));
        if (!asked || !flow.before(task).contains(taker)) {
            findings.add(error(
                    "g",
                    file.path(),
                    task.id(),
                    "The task goes to the agency in \"" + taker + "\", which no form before it asks to be " + role
                            + ".",
                    "Let a routing field of an earlier form name the agency: a select with the property asks."));
        }
    }

    /** Sub-processes for events may lie in a lane of their own, for all roles. */
    private static boolean isRoleLane(XmlElement lane) {
        return Role.of(lane.id().replaceFirst("^lane-", "")).isPresent();
    }

    /** Lanes list only what is not within a sub-process: there the drawing says which lane it is. */
    private static Optional<XmlElement> laneOf(BpmnFile file, FlowNode task) {
        Optional<XmlElement> listed = file.laneOf(task.id());
        Box box = file.diagram().box(task.id());
        if (listed.isPresent() || box == null) {
            return listed;
        }
        return file.lanes().stream()
                .filter(lane -> {
                    Box laneBox = file.diagram().box(lane.id());
                    return laneBox != null && laneBox.plane().equals(box.plane()) && laneBox.contains(box, 1);
                })
                .min(Comparator.comparingDouble(lane -> {
                    Box laneBox = file.diagram().box(lane.id());
                    return laneBox == null ? Double.MAX_VALUE : laneBox.width() * laneBox.height();
                }));
    }
}
