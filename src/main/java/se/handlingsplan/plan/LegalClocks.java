package se.handlingsplan.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * The periods that law gives a person in a case: started, extended, stopped, with the days that are left.
 * A change moves the case's waiting timers and due dates that are counted from the clock, in the same transaction. The
 * last day of a permit stays what was decided, also when it falls on a holiday.
 */
@Component
@Transactional
public class LegalClocks {

    /** When something is due that waits for a clock which does not run. */
    public static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    /** When, on its day, something is due that is counted from a clock: when offices open. */
    private static final LocalTime OFFICES_OPEN = LocalTime.of(8, 0);

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}");

    private final ClockRepository repository;
    private final ClockFollowers followers;
    private final ApplicationEventPublisher events;
    private final Clock time;

    LegalClocks(ClockRepository repository, ClockFollowers followers, ApplicationEventPublisher events, Clock time) {
        this.repository = repository;
        this.followers = followers;
        this.events = events;
        this.time = time;
    }

    /**
     * Lets a period begin, also a new one after an earlier one has ended. A clock that runs already takes the new dates.
     *
     * @param from first day
     * @param until last day, not before the first
     * @throws IllegalArgumentException when it would end before it begins
     */
    public void started(CaseNumber caseNumber, ClockKind clock, LocalDate from, LocalDate until, MemberId by) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period doesn't end before it begins");
        }
        repository.lock(caseNumber);
        Optional<ClockChange> now = repository.newest(caseNumber, clock);
        if (now.isEmpty() || !now.get().running()) {
            changed(caseNumber, clock, ClockChange.Kind.STARTED, from, until, null, by);
        } else if (!now.get().from().equals(from)) {
            changed(caseNumber, clock, ClockChange.Kind.CORRECTED, from, until, null, by);
        } else {
            moved(caseNumber, now.get(), until, by);
        }
    }

    /**
     * Gives a running period a new last day; nothing happens when it has that day already. An earlier day counts as a
     * correction.
     *
     * @throws ClockDoesNotRun when there is nothing to extend
     * @throws IllegalArgumentException when the new last day lies before the first day
     */
    public void extended(CaseNumber caseNumber, ClockKind clock, LocalDate until, MemberId by) {
        repository.lock(caseNumber);
        ClockChange now = repository
                .newest(caseNumber, clock)
                .filter(ClockChange::running)
                .orElseThrow(() -> new ClockDoesNotRun(clock));
        if (until.isBefore(now.from())) {
            throw new IllegalArgumentException("a period doesn't end before it begins");
        }
        moved(caseNumber, now, until, by);
    }

    private void moved(CaseNumber caseNumber, ClockChange now, LocalDate until, MemberId by) {
        if (!until.equals(now.until())) {
            ClockChange.Kind kind = until.isAfter(now.until()) ? ClockChange.Kind.EXTENDED : ClockChange.Kind.CORRECTED;
            changed(caseNumber, now.clock(), kind, now.from(), until, null, by);
        }
    }

    /**
     * Breaks off a running period; one that doesn't run stays as it is.
     *
     * @param reason a form's fixed value; anything else, such as words, is not kept here
     */
    public void stopped(CaseNumber caseNumber, ClockKind clock, @Nullable String reason, MemberId by) {
        String code = reason != null && CODE.matcher(reason).matches() ? reason : null;
        finished(caseNumber, clock, ClockChange.Kind.STOPPED, code, by);
    }

    /** Notes that a running period has run out; one that doesn't run stays as it is. */
    public void ended(CaseNumber caseNumber, ClockKind clock, MemberId by) {
        finished(caseNumber, clock, ClockChange.Kind.ENDED, null, by);
    }

    private void finished(
            CaseNumber caseNumber, ClockKind clock, ClockChange.Kind kind, @Nullable String reason, MemberId by) {
        repository.lock(caseNumber);
        repository
                .newest(caseNumber, clock)
                .filter(ClockChange::running)
                .ifPresent(now -> changed(caseNumber, clock, kind, now.from(), now.until(), reason, by));
    }

    private void changed(
            CaseNumber caseNumber,
            ClockKind clock,
            ClockChange.Kind kind,
            LocalDate from,
            LocalDate until,
            @Nullable String reason,
            MemberId by) {
        repository.add(caseNumber, new ClockChange(clock, kind, from, until, reason, time.instant(), by));
        followers.follow(caseNumber, clock);
        events.publishEvent(new ClockChanged(caseNumber, clock));
    }

    /** How a clock that runs stands; empty before it starts and after it has been stopped or has ended. */
    @Transactional(readOnly = true)
    public Optional<ClockChange> running(CaseNumber caseNumber, ClockKind clock) {
        return repository.newest(caseNumber, clock).filter(ClockChange::running);
    }

    /** All that happened to a case's clocks, oldest first. */
    @Transactional(readOnly = true)
    public List<ClockChange> history(CaseNumber caseNumber) {
        return repository.all(caseNumber);
    }

    /** Days until a running period's last day, in Stockholm; 0 on that day and after it. Empty when it doesn't run. */
    @Transactional(readOnly = true)
    public Optional<Long> daysLeft(CaseNumber caseNumber, ClockKind clock) {
        LocalDate today = time.instant().atZone(WorkingDays.ZONE).toLocalDate();
        return running(caseNumber, clock).map(now -> Math.max(0, ChronoUnit.DAYS.between(today, now.until())));
    }

    /**
     * The instant that lies some days from a running period's last day: eight in the morning of that day in Stockholm.
     * {@link #NEVER} when the clock doesn't run.
     *
     * @param offsetDays negative for days before the last day
     */
    @Transactional(readOnly = true)
    public Instant instant(CaseNumber caseNumber, ClockKind clock, int offsetDays) {
        return running(caseNumber, clock)
                .map(now -> now.until()
                        .plusDays(offsetDays)
                        .atTime(OFFICES_OPEN)
                        .atZone(WorkingDays.ZONE)
                        .toInstant())
                .orElse(NEVER);
    }
}
