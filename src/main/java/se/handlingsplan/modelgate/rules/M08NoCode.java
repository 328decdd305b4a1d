package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.DecisionFile;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;

/**
 * M08: a model holds no code: neither scripts nor classes, listeners, connectors or foreign extensions.
 *
 * <p>What the engine understands beyond plain BPMN is allowed by name; all else is refused, known or not.
 */
final class M08NoCode implements ModelRule {

    private static final Set<String> ALLOWED_ELEMENTS = Set.of(
            "camunda:in",
            "camunda:out",
            "camunda:properties",
            "camunda:property",
            "camunda:inputOutput",
            "camunda:inputParameter",
            "camunda:outputParameter",
            "camunda:failedJobRetryTimeCycle",
            "camunda:formData");

    private static final Set<String> ALLOWED_ATTRIBUTES = Set.of(
            "camunda:formRef",
            "camunda:formRefBinding",
            "camunda:formKey",
            "camunda:candidateGroups",
            "camunda:candidateUsers",
            "camunda:assignee",
            "camunda:dueDate",
            "camunda:followUpDate",
            "camunda:priority",
            "camunda:historyTimeToLive",
            "camunda:versionTag",
            "camunda:isStartableInTasklist",
            "camunda:candidateStarterGroups",
            "camunda:candidateStarterUsers",
            "camunda:calledElementBinding",
            "camunda:decisionRef",
            "camunda:decisionRefBinding",
            "camunda:mapDecisionResult",
            "camunda:resultVariable",
            "camunda:asyncBefore",
            "camunda:asyncAfter",
            "camunda:exclusive",
            "camunda:jobPriority",
            "camunda:initiator",
            "camunda:errorCodeVariable",
            "camunda:errorMessageVariable",
            "camunda:escalationCodeVariable",
            "camunda:inputVariable",
            "camunda:diagramRelationId");

    private static final Set<String> KNOWN_PREFIXES =
            Set.of("bpmndi", "di", "dc", "dmndi", "biodi", "modeler", "bioc", "color", "xsi");

    /** The element templates that service tasks may be made from; each comes with the code that it calls. */
    private static final Set<String> CATALOGUE = Set.of();

    private static final String REMEDY =
            "Take it away: a model decides who does what by when, code belongs to the product.";

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.root().visitWithIds((id, element) -> checkElement(file.path(), id, element, findings));
        }
        for (DecisionFile file : model.decisions()) {
            file.root().visitWithIds((id, element) -> {
                checkNames(file.path(), id, element, findings);
                if (!element.get("expressionLanguage").isEmpty()) {
                    findings.add(error(
                            "c", file.path(), element.id(), "It chooses an expression language.", "Leave it to FEEL."));
                }
            });
        }
        return findings;
    }

    private void checkElement(String file, String id, XmlElement element, List<Finding> findings) {
        checkNames(file, id, element, findings);
        String name = element.name();
        if (Set.of("scriptTask", "complexGateway", "adHocSubProcess", "transaction", "script", "manualTask", "task")
                .contains(name)) {
            findings.add(error(
                    "a",
                    file,
                    id,
                    "A model may not have a " + name + ".",
                    "Use a user task, a decision, a gateway or a sub-process."));
        }
        boolean service = name.equals("serviceTask")
                || name.equals("sendTask")
                || (name.equals("businessRuleTask") && !element.has("camunda:decisionRef"));
        if (service && !CATALOGUE.contains(element.get("camunda:modelerTemplate"))) {
            findings.add(error(
                    "b",
                    file,
                    id,
                    "The " + name + " is not made from a template of the catalogue.",
                    "Use a user task, a decision or a message event."));
        }
        if (element.has("language") || element.has("scriptFormat")) {
            findings.add(error("c", file, id, "It chooses a script language.", REMEDY));
        }
        if (name.equals("import")) {
            findings.add(error("d", file, id, "The file imports another one.", REMEDY));
        }
    }

    private void checkNames(String file, String id, XmlElement element, List<Finding> findings) {
        if (element.name().startsWith("camunda:") && !ALLOWED_ELEMENTS.contains(element.name())) {
            findings.add(error("d", file, id, "A model may not have the extension <" + element.name() + ">.", REMEDY));
        } else if (isForeign(element.name())) {
            findings.add(error("d", file, id, "The extension " + element.name() + " is foreign.", REMEDY));
        }
        for (String attribute : element.attributes().keySet()) {
            if (attribute.startsWith("camunda:") ? !ALLOWED_ATTRIBUTES.contains(attribute) : isForeign(attribute)) {
                findings.add(error("d", file, id, "A model may not have the attribute " + attribute + ".", REMEDY));
            }
        }
    }

    private static boolean isForeign(String name) {
        int colon = name.indexOf(':');
        return name.startsWith("{")
                || (colon > 0 && !name.startsWith("camunda:") && !KNOWN_PREFIXES.contains(name.substring(0, colon)));
    }
}
