package se.handlingsplan.platform.engine;

import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.Texts;
import se.handlingsplan.worklist.Worker;
import se.handlingsplan.worklist.Workers;

/**
 * Lets a member give the engine only the commands that the work in Tasklist needs, and those for tasks only where the
 * member's agency has the task. Stands before everything else that happens in the engine, so both REST front doors and our
 * own pages pass it. Administrators pass, but for notes; so does what runs inside a command already judged, and our own server's commands.
 */
final class MemberCommands extends CommandInterceptor {

    private static final String OWN_COMMANDS = "se.handlingsplan.";
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final ProcessEngineConfigurationImpl engine;
    private final Workers workers;
    private final Texts texts;

    MemberCommands(ProcessEngineConfigurationImpl engine, Workers workers, Texts texts) {
        this.engine = engine;
        this.workers = workers;
        this.texts = texts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var member = engine.getIdentityService().getCurrentAuthentication();
        if (Context.getCommandContext() != null
                || member == null
                || command.getClass().getName().startsWith(OWN_COMMANDS)) {
            return next.execute(command);
        }
        if (AllowedCommands.NOTES.contains(command.getClass())) {
            throw new Refusal(Status.FORBIDDEN, "NoFreeText", texts.get("platform.content.comment"));
        }
        if (isAdministrator(member)) {
            return next.execute(command);
        }
        judge(command, member);
        try {
            return next.execute(command);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw command instanceof ClaimTaskCmd ? taken(CommandArgument.of(command, "taskId")) : e;
        }
    }

    private boolean isAdministrator(Authentication member) {
        var groups = member.getGroupIds();
        return engine.getAdminUsers().contains(member.getUserId())
                || (groups != null && !Collections.disjoint(groups, engine.getAdminGroups()));
    }

    private void judge(Command<?> command, Authentication member) {
        Class<?> type = command.getClass();
        if (AllowedCommands.ON_OWN_TASKS.contains(type)) {
            judgeOwnTask(command, member);
        } else if (AllowedCommands.ON_SEEN_TASKS.contains(type)) {
            taskSeen(command, member);
        } else if (AllowedCommands.QUERIES.contains(type)) {
            judgeQuery(command);
        } else if (type == AllowedCommands.OWN_PASSWORD) {
            judgePassword(command, member);
        } else if (!AllowedCommands.ANYWAY.contains(type)) {
            throw refused();
        }
    }

    private void judgeOwnTask(Command<?> command, Authentication member) {
        var task = taskSeen(command, member);
        if (!task.isFor(member)) {
            throw new Refusal(Status.FORBIDDEN, "NotYourTask", texts.get("platform.task.not-yours"));
        }
        if (command instanceof AssignTaskCmd && CommandArgument.of(command, "userId") != null) {
            throw refused();
        }
        if (command instanceof ClaimTaskCmd
                && !Objects.equals(CommandArgument.of(command, "userId"), member.getUserId())) {
            throw refused();
        }
        boolean works = command instanceof ClaimTaskCmd || command instanceof SubmitTaskFormCmd;
        if (works && task.assignee() != null && !task.assignee().equals(member.getUserId())) {
            throw taken(task.id());
        }
    }

    /** The same for a task that doesn't exist and for one that the member must not know of. */
    private GivenTask taskSeen(Command<?> command, Authentication member) {
        String id = String.valueOf(CommandArgument.of(command, "taskId", "resourceId"));
        GivenTask task = next.execute(context -> find(context, id));
        if (task == null || !(task.isFor(member) || workers.isSeen(id))) {
            throw new Refusal(Status.NOT_FOUND, "TaskNotFound", texts.get("platform.task.unknown"));
        }
        return task;
    }

    private static @Nullable GivenTask find(CommandContext context, String id) {
        return context.runWithoutAuthorization(() -> {
            TaskEntity task = context.getTaskManager().findTaskById(id);
            return task == null ? null : GivenTask.of(task);
        });
    }

    /** A query by what was answered would tell the answer, task by task. */
    private void judgeQuery(Command<?> command) {
        if (command instanceof TaskQueryImpl tasks) {
            judgeTaskQuery(tasks);
        } else if (command instanceof VariableInstanceQueryImpl variables) {
            if (!CaseColumns.areAsked(variables)) {
                throw refused();
            }
        } else if (CommandArgument.of(command, "extendingQuery") instanceof TaskQueryImpl tasks) {
            judgeTaskQuery(tasks);
        }
    }

    private void judgeTaskQuery(TaskQueryImpl query) {
        boolean byAnswer = query.getQueries().stream()
                        .anyMatch(part -> !part.getVariables().isEmpty())
                || query.getOrderingProperties().stream()
                        .anyMatch(order -> order.getRelation() != null && order.hasRelationConditions());
        if (byAnswer) {
            throw refused();
        }
    }

    private void judgePassword(Command<?> command, Authentication member) {
        if (!(CommandArgument.of(command, "user") instanceof User changed)
                || !Objects.equals(changed.getId(), member.getUserId())) {
            throw refused();
        }
        boolean onlyPassword = next.execute(context -> context.runWithoutAuthorization(() -> {
            User now = context.getReadOnlyIdentityProvider().findUserById(changed.getId());
            return now != null
                    && Objects.equals(now.getFirstName(), changed.getFirstName())
                    && Objects.equals(now.getLastName(), changed.getLastName())
                    && Objects.equals(now.getEmail(), changed.getEmail());
        }));
        if (!onlyPassword) {
            throw refused();
        }
    }

    private Refusal refused() {
        return new Refusal(Status.FORBIDDEN, "NotOffered", texts.get("platform.command.refused"));
    }

    private Refusal taken(@Nullable Object task) {
        String text =
                workers.on(String.valueOf(task)).map(this::taken).orElseGet(() -> texts.get("platform.task.changed"));
        return new Refusal(Status.CONFLICT, "TaskTaken", text);
    }

    private String taken(Worker worker) {
        Instant since = worker.since();
        return since == null
                ? texts.get("platform.task.taken", worker.name())
                : texts.get("platform.task.taken-since", worker.name(), format(since));
    }

    private String format(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZONE)
                .format(instant);
    }

    /** A task as far as the guard needs to know it. */
    private record GivenTask(String id, @Nullable String assignee, Set<String> groups) {

        static GivenTask of(TaskEntity task) {
            Set<String> groups = task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            return new GivenTask(task.getId(), task.getAssignee(), groups);
        }

        boolean isFor(Authentication member) {
            List<String> of = member.getGroupIds();
            return of != null && !Collections.disjoint(new HashSet<>(of), groups);
        }
    }
}
