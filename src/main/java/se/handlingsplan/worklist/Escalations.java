package se.handlingsplan.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.agency.Memberships;
import se.handlingsplan.plan.Deadlines;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/**
 * Sees to it that nobody is left waiting silently: a task that stays undone reminds its agency, then asks the member whom
 * the agency has named, then the case's coordinator. Each stage is kept with the case.
 */
@Component
public class Escalations {

    private static final Logger LOG = LoggerFactory.getLogger(Escalations.class);
    private static final int MINUTES = 5;

    private final OverdueTasks tasks;
    private final EscalationRepository repository;
    private final Deadlines deadlines;
    private final Participants participants;
    private final Agencies agencies;
    private final Memberships memberships;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Escalations(
            OverdueTasks tasks,
            EscalationRepository repository,
            Deadlines deadlines,
            Participants participants,
            Agencies agencies,
            Memberships memberships,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.repository = repository;
        this.deadlines = deadlines;
        this.participants = participants;
        this.agencies = agencies;
        this.memberships = memberships;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes every task that is overdue as far as its time has come; a second look at the same moment changes nothing. A task
     * that somebody completes meanwhile is left alone.
     */
    @Scheduled(initialDelay = 1, fixedDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
    public void look() {
        for (OverdueTask task : tasks.before(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> escalate(task));
            } catch (RuntimeException lostToSomebodyElse) {
                LOG.warn(
                        "The overdue task {} ({}) could not be escalated; it is tried again: {}",
                        task.id(),
                        task.step(),
                        lostToSomebodyElse.getClass().getSimpleName());
            }
        }
    }

    private void escalate(OverdueTask task) {
        Instant now = clock.instant();
        Set<Stage> before = repository.stages(task.id(), task.agency());
        for (Stage stage : Stage.values()) {
            boolean hasCome = !deadlines
                    .dueAfter(task.due(), stage.deadline(), task.riskLevel())
                    .isAfter(now);
            if (hasCome && !before.contains(stage)) {
                Escalation escalation = escalation(task, stage, now);
                repository.add(task, escalation);
                tasks.raise(task.id(), stage, escalation.askedMember());
            }
        }
    }

    /** An agency that has named nobody passes its second level on to the coordinator: the time runs all the same. */
    private Escalation escalation(OverdueTask task, Stage stage, Instant now) {
        return switch (stage) {
            case REMINDED -> new Escalation(task.id(), stage, task.agency(), null, now);
            case SECOND_LEVEL ->
                secondLevel(task.agency())
                        .map(member -> new Escalation(task.id(), stage, task.agency(), member, now))
                        .orElseGet(() -> new Escalation(task.id(), stage, coordinator(task.caseNumber()), null, now));
            case COORDINATOR -> new Escalation(task.id(), stage, coordinator(task.caseNumber()), null, now);
        };
    }

    /** Somebody who has left the agency is not asked. */
    private Optional<MemberId> secondLevel(AgencyId agency) {
        return agencies.find(agency)
                .map(Agency::secondLevel)
                .filter(member -> memberships.of(member).contains(agency.value()));
    }

    private AgencyId coordinator(CaseNumber caseNumber) {
        return participants.takerOf(caseNumber, Role.COORDINATOR).agency();
    }

    /** What was done about a case's tasks, oldest first. */
    public List<Escalation> ofCase(CaseNumber caseNumber) {
        return repository.ofCase(caseNumber);
    }
}
