package se.handlingsplan.plan.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
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

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(RoleHandedOver handedOver) {
        engine.getObject().getCommandExecutorTxRequired().execute(new AlignTasks(handedOver.caseNumber(), takers));
    }

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
            Taker taker = takers.of(task, ofRole.role());
            String group = taker.agency().value();
            List<String> before = task.getCandidates().stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                    .map(link -> ((IdentityLinkEntity) link).getGroupId())
                    .toList();
            task.setDescription(takers.words().description(ofRole.description(), ofRole.role(), taker));
            if (!before.equals(List.of(group))) {
                before.forEach(task::deleteCandidateGroup);
                task.addCandidateGroup(group);
                task.setAssignee(null);
            }
            task.triggerUpdateEvent();
        }
    }
}
