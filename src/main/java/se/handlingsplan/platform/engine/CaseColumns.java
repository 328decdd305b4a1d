package se.handlingsplan.platform.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Lets Tasklist show case number, line and risk level beside a task that the member sees. The engine's own rule ties a
 * process's variables to the right to read the whole process, which no member has.
 */
public class CaseColumns extends AuthorizationManager {

    private static final Set<String> COLUMNS = Set.of("caseNumber", "line", "riskLevel");

    /** Whether a query asks for nothing but the columns, by name, of scopes that it names. */
    static boolean areAsked(VariableInstanceQueryImpl query) {
        String[] names = query.getVariableNames();
        return names != null
                && COLUMNS.containsAll(List.of(names))
                && query.getVariableScopeIds() != null
                && query.getQueryVariableValues().isEmpty();
    }

    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        if (query.getAuthCheck().isAuthorizationCheckEnabled()
                && areAsked(query)
                && areSeen(query.getVariableScopeIds())) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }

    /** Whether each of the scopes is a task that the asker sees, or the process of one. */
    private boolean areSeen(String @Nullable [] scopes) {
        var asked = new HashSet<>(scopes == null ? List.<String>of() : Arrays.asList(scopes));
        asked.removeAll(idsOf(new TaskQueryImpl().taskIdIn(asked.toArray(String[]::new))));
        if (!asked.isEmpty()) {
            asked.removeAll(idsOf(new TaskQueryImpl().processInstanceIdIn(asked.toArray(String[]::new))));
        }
        return asked.isEmpty();
    }

    private List<String> idsOf(Object query) {
        List<Task> tasks = getCommandContext().getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) query);
        return tasks.stream()
                .flatMap(task -> Stream.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId()))
                .toList();
    }
}
