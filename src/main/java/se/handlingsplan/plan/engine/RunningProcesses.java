package se.handlingsplan.plan.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import se.handlingsplan.shared.CaseNumber;

/** The processes that run for a case at this moment, those of the transaction under way included. */
final class RunningProcesses {

    private RunningProcesses() {}

    static Collection<ExecutionEntity> of(CaseNumber number) {
        CommandContext command = Context.getCommandContext();
        var query = new ProcessInstanceQueryImpl();
        query.processInstanceBusinessKey(number.value());
        Map<String, ExecutionEntity> running = new LinkedHashMap<>();
        command.runWithoutAuthorization(() -> {
            for (ProcessInstance stored :
                    command.getExecutionManager().findProcessInstancesByQueryCriteria(query, null)) {
                running.put(stored.getId(), (ExecutionEntity) stored);
            }
            return true;
        });
        // what this transaction has started isn't in the database yet
        for (ExecutionEntity cached : command.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class)) {
            if (cached.isProcessInstanceExecution() && number.value().equals(cached.getBusinessKey())) {
                running.put(cached.getId(), cached);
            }
        }
        running.values()
                .removeIf(instance -> instance.isEnded()
                        || instance.isDeleteRoot()
                        || command.getDbEntityManager().isDeleted(instance));
        return running.values();
    }
}
