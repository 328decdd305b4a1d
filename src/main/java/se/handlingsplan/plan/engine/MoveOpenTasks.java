package se.handlingsplan.plan.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.handlingsplan.plan.RoleHandedOver;
import se.handlingsplan.plan.Taker;
import se.handlingsplan.shared.CaseNumber;

/**
 * Moves a case's open tasks with their roles: the agency that held a role before loses the task, its right to see it, and
 * the claim of its member. It happens at the end of the transaction of the change, when tasks that it completes are gone and
 * tasks that it makes are there.
 */
@Component
class MoveOpenTasks {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final TaskTakers takers;

    MoveOpenTasks(ObjectProvider<ProcessEngineConfigurationImpl> engine, TaskTakers takers) {
        this.engine = engine;
        this.takers = takers;
    }

    /** Once for a case, however many of its roles change hands in one transaction. */
    @EventListener
    void on(RoleHandedOver handedOver) {
        var waiting = new WaitingForTheEnd(handedOver.caseNumber());
        if (!TransactionSynchronizationManager.hasResource(waiting)) {
            TransactionSynchronizationManager.bindResource(waiting, this);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    align(handedOver.caseNumber());
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(waiting);
                }
            });
        }
    }

    private void align(CaseNumber caseNumber) {
        engine.getObject().getCommandExecutorTxRequired().execute(new AlignTasks(caseNumber, takers));
    }

    private record WaitingForTheEnd(CaseNumber caseNumber) {}

    private record AlignTasks(CaseNumber caseNumber, TaskTakers takers) implements Command<Void> {

        @Override
        @SuppressWarnings("NullAway") // the engine's "nothing to return"
        public Void execute(CommandContext context) {
            context.runWithoutAuthorization(() -> {
                openTasks(context).forEach(task -> align((TaskEntity) task));
                return null;
            });
            return null;
        }

        private List<Task> openTasks(CommandContext context) {
            var query = new TaskQueryImpl();
            query.processInstanceBusinessKey(caseNumber.value());
            return context.getTaskManager().findTasksByQueryCriteria(query);
        }

        private void align(TaskEntity task) {
            var ofRole = TaskOfRole.in(task.getTaskDefinition());
            if (ofRole == null) {
                return;
            }
            Taker taker = ofRole.taker(task);
            String group = taker.agency().value();
            List<String> before = task.getCandidates().stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                    .map(link -> ((IdentityLinkEntity) link).getGroupId())
                    .toList();
            String description = takers.words().description(ofRole.description(), ofRole.role(), taker);
            if (before.equals(List.of(group)) && Objects.equals(task.getDescription(), description)) {
                return;
            }
            task.setDescription(description);
            if (!before.equals(List.of(group))) {
                before.forEach(task::deleteCandidateGroup);
                membersAsked(task).forEach(task::deleteCandidateUser);
                task.addCandidateGroup(group);
                task.setAssignee(null);
            }
            task.triggerUpdateEvent();
        }

        /** Members of the agency that loses the task who were asked by name. */
        private static List<String> membersAsked(TaskEntity task) {
            return task.getCandidates().stream()
                    .map(IdentityLink::getUserId)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
