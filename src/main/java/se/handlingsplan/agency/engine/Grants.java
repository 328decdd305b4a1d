package se.handlingsplan.agency.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** Writes down what a group may do in the engine; saying the same again changes nothing. */
class Grants {

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Lets the group do just this with the resource, whatever was said of both before. */
    void let(String group, Resource resource, String id, Permission... permissions) {
        var found = find(group, resource, id);
        var grant = found.orElseGet(() -> newGrant(group, resource, id));
        if (found.isEmpty() || !Set.of(grant.getPermissions(permissions)).equals(Set.of(permissions))) {
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    /** Takes back what the group may do with the resource, if anything. */
    void takeBack(String group, Resource resource, String id) {
        find(group, resource, id).map(Authorization::getId).ifPresent(authorizations::deleteAuthorization);
    }

    private Optional<Authorization> find(String group, Resource resource, String id) {
        return Optional.ofNullable(authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult());
    }

    private Authorization newGrant(String group, Resource resource, String id) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        return grant;
    }
}
