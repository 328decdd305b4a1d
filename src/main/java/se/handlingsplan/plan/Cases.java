package se.handlingsplan.plan;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** The cases: opened under a number of their own, closed when their plan has ended, opened again under the same number. */
@Component
public class Cases {

    /** The zone whose calendar year a case number carries. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    /** The token of the coordinating plan, the process that a case lives by. */
    public static final String PLAN = "plan";

    private final CaseRepository cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(CaseRepository cases, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case with the holders of its roles that follow from how it is opened; see {@link Participants}.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber open(Opening opening) {
        CaseNumber number = open(opening.kind(), opening.openedBy(), opening.member());
        events.publishEvent(new CaseOpened(number, opening));
        return number;
    }

    /**
     * Gives a person's new case the year's next number. No number is skipped: the counter belongs to the caller's
     * transaction. Nobody takes part in the case yet.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber open(AgencyId openedBy, MemberId member) {
        return open(CaseKind.PERSON, openedBy, member);
    }

    /**
     * Gives a new case of a kind the year's next number; nobody takes part in it yet.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber open(CaseKind kind, AgencyId openedBy, MemberId member) {
        var now = clock.instant();
        int year = ZonedDateTime.ofInstant(now, ZONE).getYear();
        var number = CaseNumber.of(year, cases.nextInYear(year));
        cases.insert(number, kind, openedBy, member, now);
        return number;
    }

    /** Empty when no case has this number. */
    public Optional<CaseSummary> find(CaseNumber number) {
        return cases.find(number);
    }

    /** Closes an open case; a closed one stays as it is. */
    @Transactional
    public void close(CaseNumber number) {
        if (cases.close(number, clock.instant())) {
            events.publishEvent(new CaseClosed(number));
        }
    }

    /** Opens a closed case again under its old number; an open one stays as it is. */
    @Transactional
    public void reopen(CaseNumber number) {
        cases.reopen(number);
    }
}
