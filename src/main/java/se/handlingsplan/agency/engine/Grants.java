package se.handlingsplan.agency.engine;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/** Writes down what a group may do in the engine; saying the same again changes nothing. */
class Grants {

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Lets the group do just this with the resource, whatever was said of both before. */
    void let(String group, Resource resource, String id, Permission... permissions) {
        var wanted = newGrant(group, resource, id);
        wanted.setPermissions(permissions);
        var found = find(group, resource, id);
        if (found.isEmpty()) {
            authorizations.saveAuthorization(wanted);
        } else if (bits(found.get()) != bits(wanted)) {
            found.get().setPermissions(permissions);
            authorizations.saveAuthorization(found.get());
        }
    }

    private static int bits(Authorization grant) {
        return ((AuthorizationEntity) grant).getPermissions();
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
