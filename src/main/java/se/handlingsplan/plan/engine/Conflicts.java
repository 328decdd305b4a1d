package se.handlingsplan.plan.engine;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Texts;

/**
 * Tells a member who lost a race for a task to whom and when, if the task is the member's agency's. To everybody else a
 * task that is others', gone or never was reads the same.
 */
@Component
class Conflicts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final AtWork atWork;
    private final Participants participants;
    private final ModelRoles models;
    private final JdbcClient jdbc;
    private final Texts texts;

    Conflicts(AtWork atWork, Participants participants, ModelRoles models, JdbcClient jdbc, Texts texts) {
        this.atWork = atWork;
        this.participants = participants;
        this.models = models;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * Lets one submit of a task go on and the next wait until the first has ended. Without it both would write until the
     * engine finds out at the very end.
     *
     * @throws OptimisticLockingException when the task was changed or completed since it was read
     */
    void oneAtATime(TaskEntity task) {
        Optional<Integer> revision = jdbc.sql("select rev_ from engine.act_ru_task where id_ = :id for update")
                .param("id", task.getId())
                .query(Integer.class)
                .optional();
        if (!revision.equals(Optional.of(task.getRevision()))) {
            throw new OptimisticLockingException("task " + task.getId() + " was changed meanwhile");
        }
    }

    /** @throws Refused when somebody else works on the task */
    void refuseUnlessFree(TaskEntity task, AtWork.Worker worker, CommandContext command) {
        String assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(worker.member().value())) {
            throw taken(task, assignee, worker, command);
        }
    }

    /** Whether a task is one of an agency's own: offered to it. That somebody took it before moving there doesn't count. */
    boolean belongsTo(TaskEntity task, AgencyId agency, CommandContext command) {
        return command.runWithoutAuthorization(() -> task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLinkEntity::getGroupId)
                .anyMatch(agency.value()::equals));
    }

    /** Why a member can't have a task, found out after the attempt failed and was rolled back. */
    Refused explain(String taskId, CommandContext command) {
        Optional<AtWork.Worker> worker = atWork.find(command);
        return worker.isEmpty()
                ? gone()
                : command.runWithoutAuthorization(() -> explain(taskId, worker.get(), command));
    }

    private Refused explain(String taskId, AtWork.Worker worker, CommandContext command) {
        TaskEntity task = command.getTaskManager().findTaskById(taskId);
        if (task != null) {
            if (!belongsTo(task, worker.agency(), command)) {
                return gone();
            }
            String assignee = task.getAssignee();
            return assignee == null || assignee.equals(worker.member().value())
                    ? new Refused(Refused.CONFLICT, "ChangedMeanwhile", texts.get("plan.task.changed"))
                    : taken(task, assignee, worker, command);
        }
        var query = new HistoricTaskInstanceQueryImpl();
        query.taskId(taskId);
        List<HistoricTaskInstance> found =
                command.getHistoricTaskInstanceManager().findHistoricTaskInstancesByQueryCriteria(query, null);
        return found.isEmpty() ? gone() : done(found.get(0), worker, command);
    }

    private Refused done(HistoricTaskInstance task, AtWork.Worker worker, CommandContext command) {
        String assignee = task.getAssignee();
        Date end = task.getEndTime();
        boolean own = worksFor(assignee, worker.agency(), command) || heldBy(task, worker.agency(), command);
        if (!own || assignee == null || end == null) {
            return gone();
        }
        return new Refused(
                Refused.CONFLICT,
                "AlreadyCompleted",
                texts.get("plan.task.done", name(assignee, command), time(end.toInstant())));
    }

    private boolean heldBy(HistoricTaskInstance task, AgencyId agency, CommandContext command) {
        var query = new HistoricProcessInstanceQueryImpl();
        query.processInstanceId(task.getProcessInstanceId());
        return command
                .getHistoricProcessInstanceManager()
                .findHistoricProcessInstancesByQueryCriteria(query, null)
                .stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .flatMap(key -> key == null ? Optional.<CaseNumber>empty().stream() : CaseNumber.parse(key).stream())
                .anyMatch(number -> models.ofTask(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), command)
                        .flatMap(role -> participants.holder(number, role))
                        .filter(agency::equals)
                        .isPresent());
    }

    private Refused taken(TaskEntity task, String assignee, AtWork.Worker worker, CommandContext command) {
        if (!belongsTo(task, worker.agency(), command)) {
            return gone();
        }
        Date since = task.getLastUpdated() == null ? task.getCreateTime() : task.getLastUpdated();
        return new Refused(
                Refused.CONFLICT,
                "AlreadyClaimed",
                texts.get("plan.task.taken", name(assignee, command), time(since.toInstant())));
    }

    Refused gone() {
        return new Refused(Refused.NOT_FOUND, "NoSuchTask", texts.get("plan.task.gone"));
    }

    Refused notForWatchers() {
        return new Refused(Refused.FORBIDDEN, "NotYourTask", texts.get("plan.task.notForWatchers"));
    }

    private boolean worksFor(@Nullable String member, AgencyId agency, CommandContext command) {
        return member != null
                && atWork.agencyOf(new MemberId(member), command)
                        .filter(agency::equals)
                        .isPresent();
    }

    private static String name(String member, CommandContext command) {
        ProcessEngineConfigurationImpl engine = command.getProcessEngineConfiguration();
        var query =
                (UserQueryImpl) engine.getIdentityService().createUserQuery().userId(member);
        var user = command.runWithoutAuthorization(query::singleResult);
        if (user == null) {
            return member;
        }
        String name = (orEmpty(user.getFirstName()) + " " + orEmpty(user.getLastName())).strip();
        return name.isEmpty() ? member : name;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(Cases.ZONE));
    }
}
