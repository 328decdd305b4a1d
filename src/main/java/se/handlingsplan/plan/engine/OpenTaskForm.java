package se.handlingsplan.plan.engine;

import java.util.Collection;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Opens a task's form: what its own fields' answers are so far, as far as the opener's agency may see them, and nothing else. */
class OpenTaskForm extends GetTaskFormVariablesCmd {

    private final transient Prefill prefill;

    OpenTaskForm(String taskId, @Nullable Collection<String> names, boolean deserialize, Prefill prefill) {
        super(taskId, names, deserialize);
        this.prefill = prefill;
    }

    @Override
    public VariableMap execute(CommandContext command) {
        TaskEntity task = command.getTaskManager().findTaskById(resourceId);
        if (task == null) {
            throw prefill.conflicts().explain(resourceId, command);
        }
        checkGetTaskFormVariables(task, command);
        return prefill.of(task, formVariableNames, command);
    }
}
