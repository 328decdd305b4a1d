package se.handlingsplan.agency.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Memberships;
import se.handlingsplan.shared.MemberId;

/** Reads memberships from the engine's identity service at every call, so that a change in Camunda Admin counts at once. */
@Component
class EngineMemberships implements Memberships {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    /** @param engine asked for late: the engine itself needs to know who takes part in a case */
    EngineMemberships(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public Set<String> of(MemberId member) {
        return groupsOf(member).stream().map(Group::getId).collect(Collectors.toUnmodifiableSet());
    }

    private List<Group> groupsOf(MemberId member) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> query(context, member)));
    }

    private static List<Group> query(CommandContext context, MemberId member) {
        return context.getReadOnlyIdentityProvider()
                .createGroupQuery()
                .groupMember(member.value())
                .list();
    }
}
