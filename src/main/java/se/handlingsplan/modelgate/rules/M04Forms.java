package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.FormFile;
import se.handlingsplan.modelgate.model.Model;

/** M04: whatever people see has its form, deployed with the process; no form lies about unused. */
final class M04Forms implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        Set<String> used = new HashSet<>();
        for (BpmnFile file : model.processes()) {
            file.nodes()
                    .filter(node -> node.is("userTask") || node.is("startEvent"))
                    .forEach(node -> checkNode(model, file, node, used, findings));
        }
        for (FormFile form : model.forms()) {
            if (!used.contains(form.path())) {
                findings.add(error(
                        "d",
                        form.path(),
                        form.name(),
                        "No task and no start event of the process \"" + form.token() + "\" shows this form.",
                        "Refer to it by camunda:formRef, or delete it."));
            }
            if (!form.id().equals(form.name())) {
                findings.add(error(
                        "e",
                        form.path(),
                        form.name(),
                        "The form's id is \"" + form.id() + "\", not its file's name: the engine would not find it.",
                        "Set \"id\": \"" + form.name() + "\"."));
            }
        }
        return findings;
    }

    private void checkNode(Model model, BpmnFile file, FlowNode node, Set<String> used, List<Finding> findings) {
        String reference = node.xml().get("camunda:formRef");
        if (node.xml().has("camunda:formKey")
                || !node.xml().extensions("camunda:formData").isEmpty()) {
            findings.add(error(
                    "a",
                    file.path(),
                    node.id(),
                    "It uses a form of another kind than a Camunda Form.",
                    "Take camunda:formKey and camunda:formData away and refer to a form by camunda:formRef."));
        }
        if (reference.isEmpty()) {
            if (node.is("userTask") || Conventions.isStartedByPeople(file, node)) {
                findings.add(error(
                        "a",
                        file.path(),
                        node.id(),
                        "People see it, but it has no form.",
                        "Set camunda:formRef=\"" + node.id() + "\" and camunda:formRefBinding=\"deployment\"."));
            }
            return;
        }
        if (!node.xml().get("camunda:formRefBinding").equals("deployment")) {
            findings.add(error(
                    "b",
                    file.path(),
                    node.id(),
                    "The form is not bound to the deployment: a waiting task could open with a newer form.",
                    "Set camunda:formRefBinding=\"deployment\"."));
        }
        String path = "forms/" + file.token() + "/" + reference + ".form";
        if (model.form(file.token(), reference).isEmpty()) {
            findings.add(error(
                    "c",
                    file.path(),
                    node.id(),
                    "The form " + path + " does not exist or can't be read.",
                    "Write it, or correct camunda:formRef."));
        }
        used.add(path);
    }
}
