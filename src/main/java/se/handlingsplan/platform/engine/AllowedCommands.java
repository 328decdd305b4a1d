package se.handlingsplan.platform.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.SetAnnotationForOperationLog;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.AuthorizationCheckCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterSingleResultCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentBpmnModelInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentProcessModelCmd;
import org.camunda.bpm.engine.impl.cmd.GetFilterCmd;
import org.camunda.bpm.engine.impl.cmd.GetFormKeyCmd;
import org.camunda.bpm.engine.impl.cmd.GetIdentityLinksForTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.IsIdentityServiceReadOnlyCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetAnnotationForIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The engine's commands that a caseworker's day in Tasklist needs. What isn't here is refused, so that an engine of tomorrow
 * with new commands opens no new door.
 */
final class AllowedCommands {

    /** For a task that the member's own agency has. */
    static final Set<Class<? extends Command<?>>> ON_OWN_TASKS = Set.of(
            ClaimTaskCmd.class,
            AssignTaskCmd.class,
            GetDeployedTaskFormCmd.class,
            GetTaskFormVariablesCmd.class,
            SubmitTaskFormCmd.class);

    /** For a task that the member may see: one of the own agency, for a coordinator any. */
    static final Set<Class<? extends Command<?>>> ON_SEEN_TASKS =
            Set.of(GetTaskFormCmd.class, GetIdentityLinksForTaskCmd.class);

    /** Queries that may not ask by what was answered. */
    static final Set<Class<? extends Command<?>>> QUERIES = Set.of(
            TaskQueryImpl.class,
            VariableInstanceQueryImpl.class,
            ExecuteFilterCountCmd.class,
            ExecuteFilterListCmd.class,
            ExecuteFilterListPageCmd.class,
            ExecuteFilterSingleResultCmd.class);

    /** The engine's own checks suffice. */
    static final Set<Class<? extends Command<?>>> ANYWAY = Set.of(
            AuthorizationCheckCmd.class,
            CheckPassword.class,
            CreateGroupQueryCmd.class,
            CreateUserQueryCmd.class,
            DbGroupQueryImpl.class,
            DbUserQueryImpl.class,
            FilterQueryImpl.class,
            GetDeployedProcessDefinitionCmd.class,
            GetDeployedStartFormCmd.class,
            GetDeploymentBpmnModelInstanceCmd.class,
            GetDeploymentProcessModelCmd.class,
            GetFilterCmd.class,
            GetFormKeyCmd.class,
            GetStartFormCmd.class,
            GetStartFormVariablesCmd.class,
            IsIdentityServiceReadOnlyCmd.class,
            ProcessDefinitionQueryImpl.class,
            SubmitStartFormCmd.class,
            UserOperationLogQueryImpl.class);

    /** Only for the own password. */
    static final Class<? extends Command<?>> OWN_PASSWORD = SaveUserCmd.class;

    /** For nobody, an administrator neither: they write free text into the engine past its entities. */
    static final Set<Class<? extends Command<?>>> NOTES =
            Set.of(CreateIncidentCmd.class, SetAnnotationForIncidentCmd.class, SetAnnotationForOperationLog.class);

    private AllowedCommands() {}

    static Set<Class<? extends Command<?>>> all() {
        return Stream.of(
                        ON_OWN_TASKS, ON_SEEN_TASKS, QUERIES, ANYWAY, Set.<Class<? extends Command<?>>>of(OWN_PASSWORD))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
