package se.handlingsplan.plan.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.answers.CheckedAnswers;
import se.handlingsplan.plan.answers.Form;
import se.handlingsplan.plan.answers.FormField;
import se.handlingsplan.plan.answers.InvalidAnswers;
import se.handlingsplan.shared.CaseNumber;

/**
 * Takes over the answers to a task's form in the engine's place: checks them before anything moves, lets the engine have what
 * routes, and keeps the rest in the case record.
 */
class JournalFormHandler implements TaskFormHandler {

    private final TaskFormHandler engines;
    private final Desk desk;

    JournalFormHandler(TaskFormHandler engines, Desk desk) {
        this.engines = engines;
        this.desk = desk;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return engines.createTaskForm(task);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the engine's own handler has been configured already
    }

    @Override
    public void submitFormVariables(VariableMap sent, VariableScope scope) {
        var task = (TaskEntity) scope;
        var command = Context.getCommandContext();
        AtWork.Worker worker = desk.atWork().get(command);
        desk.conflicts().refuseUnlessFree(task, worker, command);
        desk.conflicts().oneAtATime(task);
        Optional<Form> form = desk.forms().of(engines.createTaskForm(task), command);
        if (form.isEmpty()) {
            if (!sent.isEmpty()) {
                throw new Refused(Refused.UNPROCESSABLE, "NoForm", desk.texts().get("plan.task.noForm"));
            }
            assign(task, worker);
            return;
        }
        ProcessDefinitionEntity definition = task.getProcessDefinition();
        var context = new AnswerContext(
                caseNumber(task), definition.getKey(), form.get().id(), worker.agency(), worker.member());
        Map<String, @Nullable Object> shown = command.runWithoutAuthorization(() -> shown(form.get(), task));
        CheckedAnswers answers = command.runWithoutAuthorization(() -> check(form.get(), sent, shown, context));
        assign(task, worker);
        command.runWithoutAuthorization(() -> {
            task.setVariables(answers.variables());
            desk.recording().record(answers, context, task.getId());
            desk.decided().keep(answers, shown, context, task.getProcessInstanceId());
            return true;
        });
    }

    private CheckedAnswers check(
            Form form, VariableMap sent, Map<String, @Nullable Object> shown, AnswerContext context) {
        try {
            return desk.check().check(form, desk.sent().of(sent), shown, context);
        } catch (InvalidAnswers invalid) {
            throw Refused.because(invalid);
        }
    }

    /** What the engine knows of the form's fields: all that a read-only field can tell a condition. */
    private static Map<String, @Nullable Object> shown(Form form, TaskEntity task) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        for (FormField field : form.fields()) {
            shown.put(field.key(), task.getVariable(field.key()));
        }
        return shown;
    }

    /** Whoever completes a task without having claimed it shows in the history all the same. */
    private static void assign(TaskEntity task, AtWork.Worker worker) {
        if (task.getAssignee() == null) {
            task.setAssignee(worker.member().value());
        }
    }

    static @Nullable CaseNumber caseNumber(TaskEntity task) {
        var execution = task.getExecution();
        String key = execution == null ? null : execution.getProcessBusinessKey();
        return key == null ? null : CaseNumber.parse(key).orElse(null);
    }
}
