package se.handlingsplan.plan.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.PlanProperties;

/** Puts our own hands in the engine's places as it reads a model: for forms, for thrown events, for begin and end. */
@Component
class PlanParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<Desk> desk;
    private final ObjectProvider<CaseEvents> caseEvents;
    private final Cases cases;
    private final Participants participants;
    private final ModelVariables declared;
    private final PlanProperties settings;

    PlanParseListener(
            ObjectProvider<Desk> desk,
            ObjectProvider<CaseEvents> caseEvents,
            Cases cases,
            Participants participants,
            ModelVariables declared,
            PlanProperties settings) {
        this.desk = desk;
        this.caseEvents = caseEvents;
        this.cases = cases;
        this.participants = participants;
        this.declared = declared;
        this.settings = settings;
    }

    @Override
    public void parseProcess(Element processElement, ProcessDefinitionEntity definition) {
        definition.addListener(ExecutionListener.EVENTNAME_START, new BeginInCase(cases, settings));
        definition.addListener(ExecutionListener.EVENTNAME_END, new EndOfCase(cases));
        declared.forget();
    }

    @Override
    public void parseRootElement(Element rootElement, List<ProcessDefinitionEntity> definitions) {
        for (ProcessDefinitionEntity definition : definitions) {
            if (definition.getStartFormHandler() != null) {
                definition.setStartFormHandler(new JournalStartFormHandler(
                        definition.getStartFormHandler(), desk.getObject(), cases, participants));
            }
        }
    }

    @Override
    public void parseUserTask(Element userTaskElement, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            TaskDefinition task = behavior.getTaskDefinition();
            task.setTaskFormHandler(new JournalFormHandler(task.getTaskFormHandler(), desk.getObject()));
        }
    }

    @Override
    public void parseIntermediateThrowEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        deliver(event, activity);
    }

    @Override
    public void parseEndEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
        deliver(event, activity);
    }

    @Override
    public void parseBusinessRuleTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        property(task, CollectAnswers.PROPERTY)
                .ifPresent(checklist ->
                        activity.addListener(ExecutionListener.EVENTNAME_END, new CollectAnswers(checklist)));
    }

    private static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.element("properties"))
                .flatMap(properties -> properties.elements("property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .findFirst())
                .map(property -> property.attribute("value"));
    }

    private void deliver(Element event, ActivityImpl activity) {
        if (event.element("messageEventDefinition") != null
                && activity.getActivityBehavior() instanceof IntermediateThrowNoneEventActivityBehavior) {
            activity.setActivityBehavior(new DeliverEvent(caseEvents.getObject()));
        }
    }
}
