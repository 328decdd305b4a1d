package se.handlingsplan.plan.engine;

import java.util.Collection;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Opens forms with what is known already, from the case record instead of from the engine's variables. */
class PrefilledForms extends FormServiceImpl {

    private final ObjectProvider<Prefill> prefill;

    PrefilledForms(ObjectProvider<Prefill> prefill) {
        this.prefill = prefill;
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(new OpenTaskForm(taskId, names, deserializeObjectValues, prefill.getObject()));
    }

    @Override
    public VariableMap getStartFormVariables(
            String definitionId, @Nullable Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(
                new OpenStartForm(definitionId, names, deserializeObjectValues, prefill.getObject()));
    }
}
