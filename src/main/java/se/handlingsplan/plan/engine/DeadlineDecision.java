package se.handlingsplan.plan.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.DeadlineTable;

/**
 * Reads the decision table {@code deadlines} from the engine.
 * Inside a command it doesn't go through the engine's services: an exception that crosses a service call marks the
 * caseworker's transaction for rollback, and a gap in the table must not undo a submitted form.
 */
@Component
class DeadlineDecision implements DeadlineTable {

    static final String KEY = "deadlines";

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    /** By the table's version and the key: a deployed version never changes. */
    private final Map<String, Optional<Row>> known = new ConcurrentHashMap<>();

    DeadlineDecision(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Row> find(String key) {
        CommandContext running = Context.getCommandContext();
        return running != null
                ? find(key, running)
                : engine.getObject().getCommandExecutorTxRequired().execute(command -> find(key, command));
    }

    private Optional<Row> find(String key, CommandContext command) {
        try {
            return command.runWithoutAuthorization(() -> {
                DecisionDefinition latest = command.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedLatestDecisionDefinitionByKey(KEY);
                String row = latest.getId() + ' ' + key;
                Optional<Row> cached = known.get(row);
                if (cached == null) {
                    cached = evaluate(latest, key);
                    known.put(row, cached);
                }
                return cached;
            });
        } catch (RuntimeException e) {
            throw new NoDeadlineTable("no readable decision table " + KEY, e);
        }
    }

    private static Optional<Row> evaluate(DecisionDefinition table, String key) throws Exception {
        DmnDecisionTableResult rows = DecisionEvaluationUtil.evaluateDecisionTable(
                table, Variables.createVariables().putValue("deadlineKey", key));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var row = rows.getSingleResult();
        Number amount = row.getEntry("amount");
        String unit = row.getEntry("unit");
        return Optional.of(new Row(amount.intValue(), unit, Boolean.TRUE.equals(row.getEntry("legal"))));
    }
}
