package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;

/** M11: a call activity calls a known process, passes the case number on, and names each variable that goes in or out. */
final class M11CallActivities implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes()
                    .filter(node -> node.is("callActivity"))
                    .forEach(call -> checkCall(model, file, call, findings));
        }
        return findings;
    }

    private void checkCall(Model model, BpmnFile file, FlowNode call, List<Finding> findings) {
        String called = call.xml().get("calledElement");
        if (model.process(called).isEmpty() && !Conventions.notYetOffered(call)) {
            findings.add(error(
                    "a",
                    file.path(),
                    call.id(),
                    "It calls \"" + called + "\", which is not a process of this plan.",
                    "Correct calledElement; where the line is yet to come, set the property offered=false."));
        }
        if (!Set.of("latest", "deployment").contains(call.xml().get("camunda:calledElementBinding"))) {
            findings.add(error(
                    "b",
                    file.path(),
                    call.id(),
                    "It does not say which version it calls.",
                    "Set camunda:calledElementBinding=\"latest\"."));
        }
        List<XmlElement> in = call.xml().extensions("camunda:in");
        List<XmlElement> out = call.xml().extensions("camunda:out");
        if (in.stream().noneMatch(mapping -> mapping.get("businessKey").equals("#{execution.processBusinessKey}"))) {
            findings.add(error(
                    "c",
                    file.path(),
                    call.id(),
                    "The case number is not passed on.",
                    "Add <camunda:in businessKey=\"#{execution.processBusinessKey}\"/>."));
        }
        for (XmlElement mapping : concat(in, out)) {
            if (mapping.has("variables")) {
                findings.add(error(
                        "d",
                        file.path(),
                        call.id(),
                        "It passes all variables at once.",
                        "List each variable by source and target."));
            } else if (!mapping.has("businessKey")
                    && (mapping.get("target").isEmpty()
                            || (mapping.get("source").isEmpty()
                                    && mapping.get("sourceExpression").isEmpty()))) {
                findings.add(error(
                        "e",
                        file.path(),
                        call.id(),
                        "A mapping lacks its source or its target.",
                        "Write <camunda:in source=\"...\" target=\"...\"/>."));
            }
        }
    }

    private static List<XmlElement> concat(List<XmlElement> first, List<XmlElement> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
