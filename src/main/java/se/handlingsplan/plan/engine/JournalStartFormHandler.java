package se.handlingsplan.plan.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.CaseKind;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Opening;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.answers.CheckedAnswers;
import se.handlingsplan.plan.answers.Form;
import se.handlingsplan.plan.answers.InvalidAnswers;
import se.handlingsplan.plan.answers.Store;
import se.handlingsplan.shared.CaseNumber;

/**
 * Takes over the answers to a form that starts a process in the engine's place: opens a case under a new number, or finds
 * the one that the form names, and keeps the answers as {@link JournalFormHandler} does.
 */
class JournalStartFormHandler implements StartFormHandler {

    private final StartFormHandler engines;
    private final Desk desk;
    private final Cases cases;
    private final Participants participants;

    JournalStartFormHandler(StartFormHandler engines, Desk desk, Cases cases, Participants participants) {
        this.engines = engines;
        this.desk = desk;
        this.cases = cases;
        this.participants = participants;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return engines.createStartFormData(definition);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the engine's own handler has been configured already
    }

    @Override
    public void submitFormVariables(VariableMap sent, VariableScope scope) {
        var instance = (ExecutionEntity) scope;
        ProcessDefinitionEntity definition = instance.getProcessDefinition();
        var command = Context.getCommandContext();
        AtWork.Worker worker = desk.atWork().get(command);
        if (instance.getBusinessKey() != null) {
            throw new Refused(
                    Refused.UNPROCESSABLE, "NumberIsGiven", desk.texts().get("plan.case.numberIsGiven"));
        }
        Form form = desk.forms()
                .of(engines.createStartFormData(definition), command)
                .orElseThrow(() -> new Refused(
                        Refused.UNPROCESSABLE, "NoForm", desk.texts().get("plan.task.noForm")));
        var context = new AnswerContext(null, definition.getKey(), form.id(), worker.agency(), worker.member());
        command.runWithoutAuthorization(() -> {
            take(form, sent, context, instance);
            return true;
        });
    }

    private void take(Form form, VariableMap sent, AnswerContext context, ExecutionEntity instance) {
        CheckedAnswers answers = check(form, sent, context);
        CaseNumber number = form.namesItsCase() ? named(form, answers, context) : opened(answers, context);
        instance.setProcessBusinessKey(number.value());
        instance.setVariable(SystemVariables.CASE_NUMBER, number.value());
        instance.setVariable(SystemVariables.LINE, context.line());
        instance.setVariable(SystemVariables.RISK_LEVEL, SystemVariables.NOT_ASSESSED);
        instance.setVariables(answers.variables());
        desk.recording().record(answers, context.in(number), null);
    }

    private CheckedAnswers check(Form form, VariableMap sent, AnswerContext context) {
        try {
            return desk.check().check(form, desk.sent().of(sent), Map.of(), context);
        } catch (InvalidAnswers invalid) {
            throw Refused.because(invalid);
        }
    }

    private CaseNumber opened(CheckedAnswers answers, AnswerContext context) {
        return cases.open(new Opening(
                CaseKind.begunBy(context.line()),
                context.agency(),
                context.member(),
                text(answers, "foundMunicipality"),
                text(answers, "stayMunicipality")));
    }

    private static @Nullable String text(CheckedAnswers answers, String key) {
        return answers.answer(key) instanceof String said ? said : null;
    }

    /** The person's case that the form names. One that doesn't exist, is closed or is others' gets the same words. */
    private CaseNumber named(Form form, CheckedAnswers answers, AnswerContext context) {
        var field = form.fields().stream()
                .filter(candidate -> candidate.store() == Store.BUSINESS_KEY)
                .findFirst()
                .orElseThrow();
        Optional<CaseNumber> number = Optional.ofNullable(text(answers, field.key()))
                .flatMap(CaseNumber::parse)
                .filter(candidate -> cases.find(candidate)
                        .filter(CaseSummary::isOpen)
                        .filter(CaseSummary::isPersons)
                        .isPresent())
                .filter(candidate -> participants.takesPart(candidate, context.agency()));
        return number.orElseThrow(() -> {
            String text = desk.texts().get("plan.case.notYours");
            return new Refused(
                    Refused.UNPROCESSABLE,
                    "InvalidAnswers",
                    desk.texts().get("plan.answer.invalid") + "\n• "
                            + field.field().label() + ": " + text,
                    Map.of(field.key(), text));
        });
    }
}
