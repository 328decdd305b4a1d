package se.handlingsplan.plan.answers;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.casefile.Proposal;
import se.handlingsplan.casefile.Proposals;
import se.handlingsplan.plan.AnswerContext;

/** Keeps with each proposal what a person decided on it. */
@Component
public class KeepDecided {

    private final Proposals proposals;
    private final Clock clock;

    KeepDecided(Proposals proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Keeps the decisions in a form's answers, in the transaction of the submit.
     *
     * @param shown the proposals as the process has them, by variable
     * @param process the engine's id of the running process
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(
            CheckedAnswers answers,
            Map<String, ? extends @Nullable Object> shown,
            AnswerContext context,
            String process) {
        for (DecidedAnswer decided : DecidedAnswer.in(answers, shown)) {
            proposals.decided(
                    context.requiredCaseNumber(),
                    process,
                    decided.variable(),
                    new Proposal.Decided(
                            context.form(),
                            decided.answer().field().key(),
                            decided.answer().value().toString(),
                            decided.differs(),
                            context.agency(),
                            context.member(),
                            clock.instant()));
        }
    }
}
