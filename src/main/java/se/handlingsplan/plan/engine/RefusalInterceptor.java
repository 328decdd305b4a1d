package se.handlingsplan.plan.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the outermost command that a member gives, and answers a refusal with its own status and text through both
 * REST front doors. Jobs and the product's own code, for which nobody is logged in, pass.
 */
class RefusalInterceptor extends CommandInterceptor {

    /** PostgreSQL's unique violation, serialization failure and deadlock. */
    private static final Set<String> LOST_RACES = Set.of("23505", "40001", "40P01");

    private final Supplier<@Nullable String> loggedIn;
    private final Conflicts conflicts;

    RefusalInterceptor(Supplier<@Nullable String> loggedIn, Conflicts conflicts) {
        this.loggedIn = loggedIn;
        this.conflicts = conflicts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null || loggedIn.get() == null) {
            return next.execute(command);
        }
        Optional<String> task = taskOf(command);
        try {
            return next.execute(command);
        } catch (Refused refused) {
            throw answer(refused);
        } catch (TaskAlreadyClaimedException e) {
            throw answer(explain(e.getTaskId()));
        } catch (OptimisticLockingException | NullValueException | AuthorizationException e) {
            throw task.<RuntimeException>map(id -> answer(explain(id))).orElse(e);
        } catch (WebApplicationException e) {
            // another guard saw no such task: whoever lost it to a colleague is told so
            throw task.filter(id -> e.getResponse().getStatus() == Refused.NOT_FOUND)
                    .map(this::explain)
                    .filter(refused -> refused.status() == Refused.CONFLICT)
                    .map(RefusalInterceptor::answer)
                    .orElse(e);
        } catch (BadUserRequestException e) {
            // what the engine says of the form of a task that it can't find
            throw command instanceof GetTaskFormVariablesCmd && task.isPresent() ? answer(explain(task.get())) : e;
        } catch (ProcessEngineException e) {
            throw task.filter(id -> isLostRace(e))
                    .<RuntimeException>map(id -> answer(explain(id)))
                    .orElse(e);
        }
    }

    /** Whether two transactions wrote the same at once, and the database let this one lose. */
    private static boolean isLostRace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST_RACES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private Refused explain(String taskId) {
        return next.execute((Command<Refused>) context -> conflicts.explain(taskId, context));
    }

    private static Optional<String> taskOf(Command<?> command) {
        if (command instanceof GetTaskFormVariablesCmd opening) {
            return Optional.of(opening.resourceId);
        }
        boolean onTask = command instanceof SubmitTaskFormCmd
                || command.getClass() == CompleteTaskCmd.class
                || command instanceof ClaimTaskCmd;
        return onTask ? Optional.of(CommandFields.text(command, "taskId")) : Optional.empty();
    }

    private static WebApplicationException answer(Refused refused) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", refused.type());
        body.put("message", String.valueOf(refused.getMessage()));
        body.put("fields", refused.fields());
        return new WebApplicationException(
                String.valueOf(refused.getMessage()),
                Response.status(refused.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(body)
                        .build());
    }
}
