package se.handlingsplan.plan.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Texts;

/** Knows which member, of which agency, the engine is working for at this moment. */
@Component
class AtWork {

    /** Who writes on this thread without being a member. */
    private static final ThreadLocal<Worker> GUEST = new ThreadLocal<>();

    private final Agencies agencies;
    private final Texts texts;

    AtWork(Agencies agencies, Texts texts) {
        this.agencies = agencies;
        this.texts = texts;
    }

    record Worker(AgencyId agency, MemberId member) {}

    /** Empty for a job, for somebody without an agency and for somebody with two. */
    Optional<Worker> find(CommandContext command) {
        Worker writing = GUEST.get();
        if (writing != null) {
            return Optional.of(writing);
        }
        return Optional.ofNullable(command.getAuthenticatedUserId())
                .map(MemberId::new)
                .flatMap(member -> agencyOf(member, command).map(agency -> new Worker(agency, member)));
    }

    /** Lets somebody who is no member count as one of an agency's for the length of some work. */
    <T> T as(Worker worker, Supplier<T> work) {
        GUEST.set(worker);
        try {
            return work.get();
        } finally {
            GUEST.remove();
        }
    }

    /** @throws Refused when it isn't a member of exactly one agency */
    Worker get(CommandContext command) {
        return find(command)
                .orElseThrow(() -> new Refused(Refused.FORBIDDEN, "NoAgency", texts.get("plan.member.noAgency")));
    }

    Optional<AgencyId> agencyOf(MemberId member, CommandContext command) {
        return command.runWithoutAuthorization(() -> agencies.agencyOf(member)).map(Agency::id);
    }
}
