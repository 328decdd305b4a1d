package se.handlingsplan.platform.engine;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import se.handlingsplan.platform.web.Members;

/** Finds members in the engine's identity service, where Camunda Admin keeps them. */
@Component
class EngineMembers implements Members {

    private final IdentityService identities;

    EngineMembers(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Set<String>> groupsOf(String member) {
        if (identities.createUserQuery().userId(member).count() == 0) {
            return Optional.empty();
        }
        return Optional.of(identities.createGroupQuery().groupMember(member).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
