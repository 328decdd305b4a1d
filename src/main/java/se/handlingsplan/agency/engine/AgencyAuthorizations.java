package se.handlingsplan.agency.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.shared.Role;

/**
 * Lets each agency's members use Tasklist and start what a role of the agency may start; coordinators see all tasks.
 * Nobody may read the engine's history. What a member may do with a task follows from the task itself.
 */
@Component
class AgencyAuthorizations {

    private final Agencies agencies;

    AgencyAuthorizations(Agencies agencies) {
        this.agencies = agencies;
    }

    /** Makes the engine's authorizations say what the directory and the deployed models say. */
    @SuppressWarnings("deprecation") // the engine offers no other way to ask who may start a process
    void write(ProcessEngine engine) {
        var grants = new Grants(engine.getAuthorizationService());
        for (Agency agency : agencies.all()) {
            letWork(grants, agency);
        }
        var models = engine.getRepositoryService();
        for (ProcessDefinition definition :
                models.createProcessDefinitionQuery().latestVersion().list()) {
            var starters = models.getIdentityLinksForProcessDefinition(definition.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            letStart(grants, definition.getKey(), starters);
        }
    }

    /**
     * Lets the agencies that may hold one of the roles start a process, and no other agency.
     *
     * @param starters the process's candidate starter groups: tokens of roles
     */
    void letStart(AuthorizationService authorizations, String process, Set<String> starters) {
        letStart(new Grants(authorizations), process, starters);
    }

    private void letStart(Grants grants, String process, Collection<String> starters) {
        for (Agency agency : agencies.all()) {
            String group = agency.id().value();
            if (agency.roles().stream().map(Role::token).anyMatch(starters::contains)) {
                grants.let(
                        group,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            } else {
                grants.takeBack(group, Resources.PROCESS_DEFINITION, process);
            }
        }
    }

    private static void letWork(Grants grants, Agency agency) {
        String group = agency.id().value();
        grants.let(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        // a model holds nothing about a person: its name and diagram may be seen by all who work with it
        grants.let(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        // of use only together with the right to start one process
        grants.let(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE);
        if (agency.mayHold(Role.COORDINATOR)) {
            grants.let(group, Resources.TASK, ANY, TaskPermissions.READ);
        } else {
            grants.takeBack(group, Resources.TASK, ANY);
        }
    }
}
