package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;

/** M07: ids mean something and are kebab-case, variables are camelCase, a form is named as its task. */
final class M07Ids implements ModelRule {

    /** What only the drawing program reads, or what has no id worth a name. */
    private static final Set<String> UNNAMED = Set.of(
            "definitions",
            "laneSet",
            "conditionExpression",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "loopCardinality",
            "multiInstanceLoopCharacteristics",
            "completionCondition",
            "ioSpecification",
            "dataOutput",
            "dataInput");

    private static final Predicate<XmlElement> IN_DRAWING =
            element -> element.name().startsWith("bpmndi:");

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.root().children().stream()
                    .filter(IN_DRAWING.negate())
                    .flatMap(XmlElement::all)
                    .filter(element ->
                            !UNNAMED.contains(element.name()) && !element.name().endsWith("EventDefinition"))
                    .forEach(element -> checkElement(file, element, findings));
            file.nodes().forEach(node -> {
                String reference = node.xml().get("camunda:formRef");
                if (!reference.isEmpty() && !reference.equals(node.id())) {
                    findings.add(error(
                            "d",
                            file.path(),
                            node.id(),
                            "Its form is named \"" + reference + "\", not as the task or event itself.",
                            "Give form and element the same id."));
                }
            });
        }
        for (var file : model.decisions()) {
            for (var decision : file.decisions()) {
                String expected =
                        file.path().substring(file.path().lastIndexOf('/') + 1).replaceFirst("\\.dmn$", "");
                if (!Conventions.KEBAB.matcher(decision.id()).matches()
                        || (file.decisions().size() == 1 && !decision.id().equals(expected))) {
                    findings.add(error(
                            "e",
                            file.path(),
                            decision.id(),
                            "The decision's id is not kebab-case or not its file's name.",
                            "Name both alike, e.g. housing-type in housing-type.dmn."));
                }
            }
        }
        return findings;
    }

    private void checkElement(BpmnFile file, XmlElement element, List<Finding> findings) {
        if (element.has("id") && !Conventions.KEBAB.matcher(element.id()).matches()) {
            findings.add(error(
                    "a",
                    file.path(),
                    element.id(),
                    "The id of this " + element.name() + " is not kebab-case.",
                    "Give it an id that says what it is, e.g. assess-risk or flow-presumed."));
        }
        if (element.name().equals("message")
                && !Conventions.KEBAB.matcher(element.get("name")).matches()) {
            findings.add(error(
                    "b",
                    file.path(),
                    element.id(),
                    "The message's name \"" + element.get("name") + "\" is not an event token.",
                    "Use kebab-case in the past tense, e.g. consent-withdrawn."));
        }
        for (String attribute : List.of("camunda:resultVariable", "target", "camunda:elementVariable")) {
            boolean names = !attribute.equals("target")
                    || element.name().equals("camunda:in")
                    || element.name().equals("camunda:out");
            if (names
                    && element.has(attribute)
                    && !Conventions.CAMEL.matcher(element.get(attribute)).matches()) {
                findings.add(error(
                        "c",
                        file.path(),
                        element.id(),
                        "The variable \"" + element.get(attribute) + "\" is not camelCase.",
                        "Write it like riskLevel."));
            }
        }
    }
}
