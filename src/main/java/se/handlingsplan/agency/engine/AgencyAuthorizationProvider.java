package se.handlingsplan.agency.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Ties what somebody may do with a task to the agency's group alone. The engine's own provider also gives the assignee a
 * personal right, which outlives a move to another agency, and keeps a group's right when the task has gone to another.
 */
@SuppressWarnings("NullAway") // the engine's interface means "nothing to change" by null
class AgencyAuthorizationProvider extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        var grant = IdentityLinkType.CANDIDATE.equals(type)
                ? getGrantAuthorizationByGroupId(groupId, Resources.TASK, task.getId())
                : null;
        return grant == null ? null : new AuthorizationEntity[] {grant};
    }

    /** {@code TASK_ASSIGN} is what giving a task back needs; the command allow-list lets a member do only that with it. */
    @Override
    protected AuthorizationEntity createOrUpdateAuthorization(
            Task task, String userId, String groupId, Resource resource, boolean historic, Permission... permissions) {
        var grant = super.createOrUpdateAuthorization(task, userId, groupId, resource, historic, permissions);
        if (resource == Resources.TASK) {
            grant.addPermission(TaskPermissions.TASK_ASSIGN);
        }
        return grant;
    }
}
