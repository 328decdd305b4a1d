package se.handlingsplan.plan.engine;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import se.handlingsplan.plan.answers.CheckedAnswers;

/**
 * Turns the answers of a decision that collects into one yes or no for each answer the table knows, as a routing checklist
 * does: a list would be a serialized object, which the engine's tables may not hold.
 */
final class CollectAnswers implements ExecutionListener {

    /** The property of a business rule task that names the checklist. */
    static final String PROPERTY = "collects";

    /** Where the engine lays a decision's result for the listeners of its task, for this transaction only. */
    private static final String RESULT = "decisionResult";

    private static final Pattern TEXT = Pattern.compile("\"([A-Za-z0-9]+)\"");

    private final String checklist;

    CollectAnswers(String checklist) {
        this.checklist = checklist;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CommandContext command = Context.getCommandContext();
        var task = (BusinessRuleTask) execution.getBpmnModelElementInstance();
        String deployment = ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId();
        Set<String> given = new LinkedHashSet<>();
        ((DmnDecisionResult) execution.getVariable(RESULT))
                .forEach(row -> row.values().forEach(answer -> given.add(String.valueOf(answer))));
        command.runWithoutAuthorization(() -> {
            for (String answer : answers(task, deployment, command)) {
                execution.setVariable(CheckedAnswers.variableName(checklist, answer), given.contains(answer));
            }
            return true;
        });
    }

    /** The variables that a business rule task writes in this way; none for one that takes a single answer. */
    static Set<String> variables(BusinessRuleTask task, String deploymentId, CommandContext command) {
        Set<String> names = new LinkedHashSet<>();
        ModelProperty.of(task, PROPERTY).ifPresent(checklist -> answers(task, deploymentId, command)
                .forEach(answer -> names.add(CheckedAnswers.variableName(checklist, answer))));
        return names;
    }

    private static Set<String> answers(BusinessRuleTask task, String deploymentId, CommandContext command) {
        var cache = command.getProcessEngineConfiguration().getDeploymentCache();
        DecisionDefinition definition =
                cache.findDeployedDecisionDefinitionByDeploymentAndKey(deploymentId, task.getCamundaDecisionRef());
        DmnModelInstance model = cache.findDmnModelInstanceForDecisionDefinition(definition.getId());
        Set<String> answers = new LinkedHashSet<>();
        model.<Decision>getModelElementById(definition.getKey())
                .getChildElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                .forEach(table -> table.getRules().stream()
                        .flatMap(rule -> rule.getOutputEntries().stream())
                        .map(CollectAnswers::text)
                        .flatMap(Optional::stream)
                        .forEach(answers::add));
        return answers;
    }

    private static Optional<String> text(OutputEntry entry) {
        Matcher text = TEXT.matcher(entry.getText().getTextContent().strip());
        return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
    }
}
