package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.Expression;
import se.handlingsplan.modelgate.model.Expression.NotInGrammar;
import se.handlingsplan.modelgate.model.Expression.Shape;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;

/** M05: a user task says by when, or its documentation says why it has no due date. */
final class M05DueDates implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (BpmnFile file : model.processes()) {
            file.nodes().filter(node -> node.is("userTask")).forEach(task -> checkTask(model, file, task, findings));
        }
        return findings;
    }

    private void checkTask(Model model, BpmnFile file, FlowNode task, List<Finding> findings) {
        String due = task.xml().get("camunda:dueDate");
        if (due.isEmpty()) {
            if (!task.xml().textOf("documentation").toLowerCase(Locale.ROOT).contains("no due date")) {
                findings.add(error(
                        "a",
                        file.path(),
                        task.id(),
                        "The task has no due date and its documentation does not say why.",
                        "Set camunda:dueDate=\"${deadline('...')}\", or write \"No due date: ...\" with the reason in"
                                + " its documentation."));
            }
            return;
        }
        if (Timing.isDuration(due)) {
            return;
        }
        try {
            Expression expression = Expression.parse(due);
            if (expression.shape() == Shape.FUNCTION || expression.shape() == Shape.VARIABLE) {
                Timing.unknownNames(model, expression)
                        .forEach(unknown ->
                                findings.add(error("c", file.path(), task.id(), unknown, Timing.UNKNOWN_REMEDY)));
            } else {
                findings.add(notADate(file, task, due));
            }
        } catch (NotInGrammar outside) {
            findings.add(notADate(file, task, due));
        }
    }

    private Finding notADate(BpmnFile file, FlowNode task, String due) {
        return error(
                "b",
                file.path(),
                task.id(),
                "The due date \"" + due + "\" is neither a duration nor a deadline.",
                "Write ${deadline('key')}, ${clock('name', days)} or an ISO 8601 duration such as P3D.");
    }
}
