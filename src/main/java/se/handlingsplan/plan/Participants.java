package se.handlingsplan.plan;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/**
 * Says which agency holds which role in a case, now and before. A task goes to the holder of its role; whoever holds no
 * role in a case sees nothing of it.
 */
@Component
@Transactional
public class Participants {

    private final ParticipantRepository repository;
    private final Agencies agencies;
    private final LineRoles lines;
    private final ApplicationEventPublisher events;

    Participants(
            ParticipantRepository repository, Agencies agencies, LineRoles lines, ApplicationEventPublisher events) {
        this.repository = repository;
        this.agencies = agencies;
        this.lines = lines;
        this.events = events;
    }

    /**
     * Names the holders that follow from how a case was opened. Social services: those who answer for the municipality
     * of stay, else for the one where the person was found. Each other role, and social services where no municipality
     * decides: the agency that opened the case if it may hold the role, else the configured default. A role without any
     * stays empty; a role that already has a holder keeps it.
     *
     * @param foundMunicipality code or token of the municipality where the person was found
     * @param stayMunicipality code or token of the municipality where the person stays
     */
    public void nameDefaults(
            CaseNumber caseNumber,
            AgencyId openedBy,
            @Nullable String foundMunicipality,
            @Nullable String stayMunicipality) {
        nameDefaults(caseNumber, openedBy, foundMunicipality, stayMunicipality, EnumSet.allOf(Role.class));
    }

    /** In a case without a person only those take part who have something to do in it. */
    @EventListener
    void on(CaseOpened opened) {
        Opening opening = opened.opening();
        nameDefaults(
                opened.caseNumber(),
                opening.openedBy(),
                opening.foundMunicipality(),
                opening.stayMunicipality(),
                opening.kind() == CaseKind.PERSON
                        ? EnumSet.allOf(Role.class)
                        : lines.of(opening.kind().process()));
    }

    private void nameDefaults(
            CaseNumber caseNumber,
            AgencyId openedBy,
            @Nullable String foundMunicipality,
            @Nullable String stayMunicipality,
            Set<Role> roles) {
        repository.holdForChange(caseNumber);
        Set<Role> held = holders(caseNumber).keySet();
        Optional<Agency> opener = agencies.find(openedBy);
        Map<Role, Agency> defaults = agencies.defaults();
        var named = new EnumMap<Role, AgencyId>(Role.class);
        for (Role role : roles) {
            if (!held.contains(role)) {
                byMunicipality(role, stayMunicipality)
                        .or(() -> byMunicipality(role, foundMunicipality))
                        .or(() -> opener.filter(agency -> agency.mayHold(role)))
                        .or(() -> Optional.ofNullable(defaults.get(role)))
                        .ifPresent(agency -> named.put(role, agency.id()));
            }
        }
        repository.add(caseNumber, named, null);
        named.forEach((role, agency) -> events.publishEvent(new RoleHandedOver(caseNumber, role, null, agency)));
    }

    private Optional<Agency> byMunicipality(Role role, @Nullable String municipality) {
        return role == Role.SOCIALSERVICES && municipality != null
                ? agencies.forMunicipality(municipality)
                : Optional.empty();
    }

    /**
     * Lets an agency hold a role in a case from now on; open tasks of the role move with it in the same transaction.
     * Does nothing when it holds the role already.
     *
     * @throws NotAHolderOfRole when the agency is unknown or may not hold the role
     */
    public void appoint(CaseNumber caseNumber, Role role, AgencyId agency, MemberId by) {
        if (agencies.find(agency).filter(found -> found.mayHold(role)).isEmpty()) {
            throw new NotAHolderOfRole(agency, role);
        }
        if (!holder(caseNumber, role).equals(Optional.of(agency))) {
            appointed(caseNumber, role, agency, by);
        }
    }

    /**
     * The agency to which a task of a role goes now: the role's holder, else the case's coordinator. A change of holder that
     * happens at the same time waits until the caller's transaction has ended, and then finds the task.
     *
     * @throws IllegalStateException when no agency at all coordinates
     */
    public Taker takerOf(CaseNumber caseNumber, Role role) {
        repository.holdStill(caseNumber);
        var holders = holders(caseNumber);
        AgencyId holder = holders.get(role);
        return holder != null ? new Taker(holder, true) : new Taker(coordinatorAmong(holders), false);
    }

    /** The agency to which a task goes that belongs to no case: the one that coordinates by default. */
    public Taker takerWithoutCase() {
        return new Taker(coordinatorAmong(Map.of()), false);
    }

    private AgencyId coordinatorAmong(Map<Role, AgencyId> holders) {
        AgencyId coordinator = holders.get(Role.COORDINATOR);
        return coordinator != null
                ? coordinator
                : agencies.byDefault(Role.COORDINATOR)
                        .map(Agency::id)
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "No agency coordinates by default. Name one in the directory of agencies (default-for: [coordinator])."));
    }

    private void appointed(CaseNumber caseNumber, Role role, AgencyId agency, @Nullable MemberId by) {
        repository.holdForChange(caseNumber);
        var before = repository.end(caseNumber, role, by);
        repository.add(caseNumber, Map.of(role, agency), by);
        events.publishEvent(new RoleHandedOver(caseNumber, role, before.orElse(null), agency));
    }

    /**
     * Lets the holder of one role alone take part from now on. Tasks of the other roles must end in the same transaction:
     * nobody takes them over.
     *
     * @param by null when nobody did it by hand
     */
    public void closeToAllBut(CaseNumber caseNumber, Role role, @Nullable MemberId by) {
        repository.holdForChange(caseNumber);
        holders(caseNumber).keySet().stream()
                .filter(held -> held != role)
                .forEach(held -> repository.end(caseNumber, held, by));
    }

    /** The agency that holds a role in a case now. */
    @Transactional(readOnly = true)
    public Optional<AgencyId> holder(CaseNumber caseNumber, Role role) {
        return Optional.ofNullable(holders(caseNumber).get(role));
    }

    /** All roles of a case that somebody holds now. */
    @Transactional(readOnly = true)
    public Map<Role, AgencyId> holders(CaseNumber caseNumber) {
        var holders = new EnumMap<Role, AgencyId>(Role.class);
        for (Appointment appointment : repository.ofCase(caseNumber)) {
            if (appointment.endedAt() == null) {
                holders.put(appointment.role(), appointment.agency());
            }
        }
        return holders;
    }

    /** The roles that an agency holds in a case now; empty when it takes no part. */
    @Transactional(readOnly = true)
    public Set<Role> rolesOf(CaseNumber caseNumber, AgencyId agency) {
        return holders(caseNumber).entrySet().stream()
                .filter(held -> held.getValue().equals(agency))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an agency holds any role in a case now; false for an unknown case too. */
    @Transactional(readOnly = true)
    public boolean takesPart(CaseNumber caseNumber, AgencyId agency) {
        return !rolesOf(caseNumber, agency).isEmpty();
    }

    /** Every appointment of a case, ended ones too, oldest first. */
    @Transactional(readOnly = true)
    public List<Appointment> history(CaseNumber caseNumber) {
        return repository.ofCase(caseNumber);
    }
}
