package se.handlingsplan.plan.engine;

import java.util.Collection;
import org.camunda.bpm.engine.impl.cmd.GetStartFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Opens the form that starts a process: the choices that the server fills. */
class OpenStartForm extends GetStartFormVariablesCmd {

    private final transient Prefill prefill;

    OpenStartForm(String definitionId, @Nullable Collection<String> names, boolean deserialize, Prefill prefill) {
        super(definitionId, names, deserialize);
        this.prefill = prefill;
    }

    @Override
    public VariableMap execute(CommandContext command) {
        ProcessDefinitionEntity definition = command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(resourceId);
        checkGetStartFormVariables(definition, command);
        return prefill.of(definition, formVariableNames, command);
    }
}
