package se.handlingsplan.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.junit.jupiter.api.Test;

/** Goes red when an upgrade of the engine moves what the guard looks at. */
class AllowedCommandsTest {

    @Test
    void a_command_for_a_task_keeps_the_tasks_id_where_the_guard_looks() {
        Stream.of(AllowedCommands.ON_OWN_TASKS, AllowedCommands.ON_SEEN_TASKS)
                .flatMap(commands -> commands.stream())
                .forEach(command -> assertThat(CommandArgument.find(command, "taskId")
                                .or(() -> CommandArgument.find(command, "resourceId")))
                        .as(command.getSimpleName())
                        .isPresent());
    }

    @Test
    void the_other_arguments_are_where_the_guard_looks() {
        assertThat(CommandArgument.find(ClaimTaskCmd.class, "userId")).isPresent();
        assertThat(CommandArgument.find(AssignTaskCmd.class, "userId")).isPresent();
        assertThat(CommandArgument.find(AllowedCommands.OWN_PASSWORD, "user")).isPresent();
        AllowedCommands.QUERIES.stream()
                .filter(command -> command.getSimpleName().startsWith("ExecuteFilter"))
                .forEach(command -> assertThat(CommandArgument.find(command, "extendingQuery"))
                        .as(command.getSimpleName())
                        .isPresent());
    }

    @Test
    void what_passes_the_forms_by_is_not_allowed() {
        assertThat(AllowedCommands.all())
                .doesNotContain(
                        CompleteTaskCmd.class,
                        ResolveTaskCmd.class,
                        HandleTaskBpmnErrorCmd.class,
                        SaveTaskCmd.class,
                        SetTaskVariablesCmd.class,
                        StartProcessInstanceCmd.class);
    }
}
