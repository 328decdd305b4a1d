package se.handlingsplan.selfreferral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Field;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;

/** Counts a contact that was sorted as spam, and lets its return code lead nowhere. */
@Component
class SpamFields implements FieldSink {

    private final SpamRepository counts;
    private final ReturnCodeRepository codes;
    private final Clock clock;

    SpamFields(SpamRepository counts, ReturnCodeRepository codes, Clock clock) {
        this.counts = counts;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public boolean takes(Field field) {
        return field.key().equals("contactKind");
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        if (answers.stream().anyMatch(answer -> answer.value().equals("spam"))) {
            counts.count(LocalDate.ofInstant(clock.instant(), Cases.ZONE));
            codes.forget(context.requiredCaseNumber());
        }
    }
}
