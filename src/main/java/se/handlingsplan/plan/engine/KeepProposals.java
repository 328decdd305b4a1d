package se.handlingsplan.plan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Basis;
import se.handlingsplan.casefile.NewProposal;
import se.handlingsplan.casefile.Proposals;
import se.handlingsplan.shared.CaseNumber;

/**
 * Keeps with the case what a step of it asked of a decision table: the answer, the table's version, the rules that applied
 * and what they looked at, in the step's own transaction. What nobody asks in a model, such as a deadline, isn't kept.
 */
@Component
class KeepProposals implements DmnDecisionTableEvaluationListener {

    private final ObjectProvider<Proposals> proposals;

    KeepProposals(ObjectProvider<Proposals> proposals) {
        this.proposals = proposals;
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluated) {
        BpmnExecutionContext context = Context.getBpmnExecutionContext();
        if (context == null || !(evaluated.getDecisionTable() instanceof DecisionDefinition table)) {
            return;
        }
        ExecutionEntity execution = context.getExecution();
        caseNumber(execution).ifPresent(number -> step(execution, table)
                .ifPresent(step -> proposals.getObject().keep(proposal(number, execution, step, table, evaluated))));
    }

    private static Optional<CaseNumber> caseNumber(ExecutionEntity execution) {
        return Optional.ofNullable(execution.getProcessBusinessKey()).flatMap(CaseNumber::parse);
    }

    /** The step at which the execution stands, if it is the one that asks this table. */
    private static Optional<BusinessRuleTask> step(ExecutionEntity execution, DecisionDefinition table) {
        return execution.getActivity() != null
                        && execution.getBpmnModelElementInstance() instanceof BusinessRuleTask task
                        && table.getKey().equals(task.getCamundaDecisionRef())
                ? Optional.of(task)
                : Optional.empty();
    }

    private static NewProposal proposal(
            CaseNumber number,
            ExecutionEntity execution,
            BusinessRuleTask step,
            DecisionDefinition table,
            DmnDecisionTableEvaluationEvent evaluated) {
        return new NewProposal(
                number,
                execution.getProcessDefinition().getKey(),
                step.getId(),
                execution.getProcessInstanceId(),
                variable(step),
                table.getKey(),
                table.getVersion(),
                table.getVersionTag(),
                basis(table, evaluated));
    }

    /** The variable that takes the answer, or the checklist that the answers tick. */
    private static String variable(BusinessRuleTask step) {
        String variable = step.getCamundaResultVariable();
        return variable != null
                ? variable
                : ModelProperty.of(step, CollectAnswers.PROPERTY).orElseGet(step::getId);
    }

    private static Basis basis(DecisionDefinition table, DmnDecisionTableEvaluationEvent evaluated) {
        DmnModelInstance model = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDmnModelInstanceForDecisionDefinition(table.getId());
        return new Basis(table.getName(), inputs(model, evaluated), rules(model, evaluated));
    }

    private static List<Basis.Input> inputs(DmnModelInstance model, DmnDecisionTableEvaluationEvent evaluated) {
        return evaluated.getInputs().stream()
                .map(input -> new Basis.Input(
                        asked(model, input),
                        input.getName(),
                        plain(input.getValue().getValue())))
                .toList();
    }

    private static String asked(DmnModelInstance model, DmnEvaluatedInput input) {
        return model.getModelElementById(input.getId()) instanceof Input column && column.getInputExpression() != null
                ? column.getInputExpression().getText().getTextContent().strip()
                : input.getInputVariable();
    }

    private static List<Basis.Rule> rules(DmnModelInstance model, DmnDecisionTableEvaluationEvent evaluated) {
        List<String> order = model.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
        var rules = new ArrayList<Basis.Rule>();
        for (DmnEvaluatedDecisionRule matching : evaluated.getMatchingRules()) {
            Rule rule = model.getModelElementById(matching.getId());
            Object output = matching.getOutputEntries().values().stream()
                    .findFirst()
                    .map(entry -> plain(entry.getValue().getValue()))
                    .orElse(null);
            rules.add(new Basis.Rule(matching.getId(), order.indexOf(matching.getId()) + 1, annotation(rule), output));
        }
        return rules;
    }

    private static String annotation(@Nullable Rule rule) {
        return rule == null || rule.getDescription() == null
                ? ""
                : rule.getDescription().getTextContent().strip();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Number || value instanceof String
                ? value
                : value.toString();
    }
}
