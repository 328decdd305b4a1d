package se.handlingsplan.agency;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** The directory of agencies: who there is, what roles they may hold, who answers for a municipality. */
@Component
public class Agencies {

    private final AgencyRepository repository;
    private final Memberships memberships;

    Agencies(AgencyRepository repository, Memberships memberships) {
        this.repository = repository;
        this.memberships = memberships;
    }

    /** All agencies, by name. */
    public List<Agency> all() {
        return repository.all();
    }

    public Optional<Agency> find(AgencyId id) {
        return all().stream().filter(agency -> agency.id().equals(id)).findFirst();
    }

    /** The agencies that may hold a role, by name. */
    public List<Agency> holding(Role role) {
        return all().stream().filter(agency -> agency.mayHold(role)).toList();
    }

    /**
     * The agency that somebody works for now. Empty for somebody who belongs to none, and also for somebody who was put
     * into two: what a member may see follows from the agency, so a doubt shows nothing.
     */
    public Optional<Agency> agencyOf(MemberId member) {
        var groups = memberships.of(member);
        var agencies = all().stream()
                .filter(agency -> groups.contains(agency.id().value()))
                .toList();
        return agencies.size() == 1 ? Optional.of(agencies.get(0)) : Optional.empty();
    }

    /**
     * The social services that answer for a municipality.
     *
     * @param municipality Statistics Sweden's four-digit code, or the municipality's token (e.g. {@code solna})
     */
    public Optional<Agency> forMunicipality(String municipality) {
        return repository.answeringFor(municipality).flatMap(this::find);
    }

    /** For each role the agency that holds it in a new case when nothing else decides. */
    public Map<Role, Agency> defaults() {
        var byId = all().stream().collect(Collectors.toMap(Agency::id, agency -> agency));
        var defaults = new EnumMap<Role, Agency>(Role.class);
        repository.defaults().forEach((role, id) -> {
            Agency agency = byId.get(id);
            if (agency != null) {
                defaults.put(role, agency);
            }
        });
        return defaults;
    }

    /** The agency that holds a role in a new case when nothing else decides. */
    public Optional<Agency> byDefault(Role role) {
        return repository.byDefault(role).flatMap(this::find);
    }
}
