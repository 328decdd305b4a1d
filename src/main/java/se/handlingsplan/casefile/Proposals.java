package se.handlingsplan.casefile;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.CaseNumber;

/**
 * What decision tables proposed in a case and what people decided, kept for good. Only routing values are in it, so every
 * agency that takes part in the case may read it; each reading is logged all the same.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Proposals {

    private final ProposalRepository repository;
    private final Participation participation;
    private final ReadLog log;
    private final Clock clock;

    Proposals(ProposalRepository repository, Participation participation, ReadLog log, Clock clock) {
        this.repository = repository;
        this.participation = participation;
        this.log = log;
        this.clock = clock;
    }

    public void keep(NewProposal proposal) {
        repository.append(proposal, clock.instant());
    }

    /**
     * Keeps what a person decided on the newest proposal of a running process; nothing where no table was asked.
     *
     * @param variable where the process keeps the proposal
     */
    public void decided(CaseNumber caseNumber, String process, String variable, Proposal.Decided decided) {
        repository
                .latest(caseNumber, process, variable)
                .ifPresent(proposal -> repository.appendDecided(proposal.id(), decided));
    }

    /** The newest proposal of a running process; empty as well for an agency that takes no part in the case. */
    public Optional<Proposal> latest(Reader reader, CaseNumber caseNumber, String process, String variable) {
        if (!takesPart(reader, caseNumber)) {
            return Optional.empty();
        }
        Optional<Proposal> latest = repository.latest(caseNumber, process, variable);
        latest.ifPresent(proposal -> note(reader, caseNumber, proposal));
        return latest;
    }

    /** All of a case, newest first; empty for an agency that takes no part in it. */
    public List<Proposal> ofCase(Reader reader, CaseNumber caseNumber) {
        if (!takesPart(reader, caseNumber)) {
            return List.of();
        }
        List<Proposal> all = repository.ofCase(caseNumber);
        all.forEach(proposal -> note(reader, caseNumber, proposal));
        return all;
    }

    private boolean takesPart(Reader reader, CaseNumber caseNumber) {
        return !participation.rolesHeld(caseNumber, reader.agency()).isEmpty();
    }

    private void note(Reader reader, CaseNumber caseNumber, Proposal proposal) {
        log.note(reader, caseNumber, "proposal", proposal.id(), Set.of(proposal.variable()), Ground.PART);
    }
}
