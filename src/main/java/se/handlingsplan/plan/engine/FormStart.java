package se.handlingsplan.plan.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.variable.Variables;

/** Starts a process that has a start form by submitting that form, any other the engine's way. */
final class FormStart {

    private FormStart() {}

    static ProcessInstanceWithVariables run(ProcessInstantiationBuilderImpl builder, CommandContext context) {
        ProcessDefinitionEntity definition = new GetDeployedProcessDefinitionCmd(builder, false).execute(context);
        if (!definition.hasStartFormKey() && !hasFormReference(definition)) {
            return new StartProcessInstanceCmd(builder).execute(context);
        }
        Map<String, Object> variables = builder.getVariables();
        var instance = (ExecutionEntity) new SubmitStartFormCmd(
                        definition.getId(), builder.getBusinessKey(), variables == null ? Map.of() : variables)
                .execute(context);
        return new ProcessInstanceWithVariablesImpl(instance, Variables.createVariables());
    }

    private static boolean hasFormReference(ProcessDefinitionEntity definition) {
        return definition.getStartFormDefinition() != null
                && definition.getStartFormDefinition().getCamundaFormDefinitionKey() != null;
    }
}
