package se.handlingsplan.plan.engine;

import org.springframework.stereotype.Component;
import se.handlingsplan.plan.answers.AnswerCheck;
import se.handlingsplan.plan.answers.KeepDecided;
import se.handlingsplan.plan.answers.Recording;
import se.handlingsplan.shared.Texts;

/** What lies at hand wherever answers are taken in. */
@Component
record Desk(
        AtWork atWork,
        DeployedForms forms,
        SentValues sent,
        AnswerCheck check,
        Recording recording,
        KeepDecided decided,
        Conflicts conflicts,
        Texts texts) {}
