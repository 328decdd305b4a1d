package se.handlingsplan.plan.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.jspecify.annotations.Nullable;

/**
 * Lets a member's {@code complete} and {@code start} take the same way as a submitted form. Stands after those who judge
 * whether the member may give the command at all.
 */
class SubmissionInterceptor extends CommandInterceptor {

    private final Supplier<@Nullable String> loggedIn;

    SubmissionInterceptor(Supplier<@Nullable String> loggedIn) {
        this.loggedIn = loggedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return next.execute(
                Context.getCommandContext() != null || loggedIn.get() == null ? command : asSubmission(command));
    }

    @SuppressWarnings("unchecked")
    private static <T> Command<T> asSubmission(Command<T> command) {
        if (command.getClass() == CompleteTaskCmd.class) {
            Map<String, Object> variables = CommandFields.variables(command);
            return (Command<T>) new SubmitTaskFormCmd(
                    CommandFields.text(command, "taskId"),
                    variables == null ? Map.of() : variables,
                    CommandFields.flag(command, "returnVariables"),
                    CommandFields.flag(command, "deserializeReturnedVariables"));
        }
        if (command.getClass() == StartProcessInstanceCmd.class) {
            ProcessInstantiationBuilderImpl builder = CommandFields.builder(command);
            return (Command<T>) new StartWithAnswers(builder);
        }
        return command;
    }

    /** Starts a process with a form by submitting it, any other as the engine does. */
    private record StartWithAnswers(ProcessInstantiationBuilderImpl builder)
            implements Command<ProcessInstanceWithVariables> {

        @Override
        public ProcessInstanceWithVariables execute(CommandContext context) {
            return FormStart.run(builder, context);
        }
    }
}
