package se.handlingsplan.plan.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.LineRoles;
import se.handlingsplan.shared.Role;

/** Reads from the deployed models for which role a task is. */
@Component
class ModelRoles implements LineRoles {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    /** By definition id: a deployed model never changes. */
    private final Map<String, Set<Role>> known = new ConcurrentHashMap<>();

    ModelRoles(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public Set<Role> of(String line) {
        CommandContext running = Context.getCommandContext();
        return running != null
                ? of(line, running)
                : engine.getObject().getCommandExecutorTxRequired().execute(command -> of(line, command));
    }

    private Set<Role> of(String line, CommandContext command) {
        return command.runWithoutAuthorization(() -> {
            ProcessDefinitionEntity latest =
                    command.getProcessDefinitionManager().findLatestProcessDefinitionByKey(line);
            return latest == null
                    ? Set.<Role>of()
                    : known.computeIfAbsent(latest.getId(), id -> read(model(id, command)));
        });
    }

    /** The role of one task of a definition. */
    Optional<Role> ofTask(String definitionId, String taskKey, CommandContext command) {
        return command.runWithoutAuthorization(() -> {
            var element = model(definitionId, command).getModelElementById(taskKey);
            return element instanceof UserTask task ? role(task) : Optional.<Role>empty();
        });
    }

    private static BpmnModelInstance model(String definitionId, CommandContext command) {
        return command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definitionId);
    }

    private static Set<Role> read(BpmnModelInstance model) {
        var roles = EnumSet.noneOf(Role.class);
        model.getModelElementsByType(UserTask.class).forEach(task -> role(task).ifPresent(roles::add));
        return Set.copyOf(roles);
    }

    private static Optional<Role> role(UserTask task) {
        String groups = task.getCamundaCandidateGroups();
        return groups == null ? Optional.empty() : Role.of(groups.strip());
    }
}
