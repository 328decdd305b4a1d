package se.handlingsplan.plan.engine;

import java.util.Date;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.ClockFollowers;
import se.handlingsplan.plan.ClockKind;
import se.handlingsplan.shared.CaseNumber;

/**
 * Moves a case's waiting timers and open tasks whose date is an expression with {@code clock(..)}.
 * It works on the running command and not through the engine's services: a member may submit the form that extends a
 * period, but may not move jobs.
 */
@Component
class ClockTimers implements ClockFollowers {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    ClockTimers(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public void follow(CaseNumber caseNumber, ClockKind clock) {
        CommandContext running = Context.getCommandContext();
        if (running != null) {
            follow(caseNumber, clock, running);
        } else {
            engine.getObject().getCommandExecutorTxRequired().execute(command -> {
                follow(caseNumber, clock, command);
                return null;
            });
        }
    }

    private static void follow(CaseNumber caseNumber, ClockKind clock, CommandContext command) {
        Pattern asksForIt = Pattern.compile("\\bclock\\s*\\(\\s*['\"]" + Pattern.quote(clock.token()) + "['\"]");
        command.runWithoutAuthorization(() -> {
            var ofTheCase = new ProcessInstanceQueryImpl();
            ofTheCase.processInstanceBusinessKey(caseNumber.value());
            for (String process : command.getExecutionManager().findProcessInstancesIdsByQueryCriteria(ofTheCase)) {
                moveTimers(process, asksForIt, command);
                moveTasks(process, asksForIt, command);
            }
            return null;
        });
    }

    private static void moveTimers(String process, Pattern asksForIt, CommandContext command) {
        for (JobEntity job : command.getJobManager().findJobsByProcessInstanceId(process)) {
            if (!(job instanceof TimerEntity) || job.getJobDefinitionId() == null) {
                continue;
            }
            JobDefinitionEntity definition = command.getJobDefinitionManager().findById(job.getJobDefinitionId());
            if (definition != null
                    && definition.getJobConfiguration() != null
                    && asksForIt.matcher(definition.getJobConfiguration()).find()) {
                new RecalculateJobDuedateCmd(job.getId(), false).execute(command);
            }
        }
    }

    private static void moveTasks(String process, Pattern asksForIt, CommandContext command) {
        for (TaskEntity task : command.getTaskManager().findTasksByProcessInstanceId(process)) {
            Expression due = task.getTaskDefinition() == null
                    ? null
                    : task.getTaskDefinition().getDueDateExpression();
            if (due != null && asksForIt.matcher(due.getExpressionText()).find()) {
                task.setDueDate((Date) due.getValue(task));
                task.triggerUpdateEvent();
            }
        }
    }
}
