package se.handlingsplan.plan.answers;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Consents;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.shared.Role;

/**
 * Reads what the person said about sharing from any form that asks {@code consentToCoordinate}: with whom, from the fields
 * that begin with {@code shareWith} (a checklist of roles or agencies, or a yes per role, e.g. {@code shareWithPolice}), and
 * until when, from {@code validUntil}. A yes to coordination is a yes to the coordinator.
 */
@Component
class ConsentAnswers {

    private static final String ASKED = "consentToCoordinate";
    private static final String RECIPIENT = "shareWith";
    private static final List<String> UNTIL = List.of("consentValidUntil", "validUntil");

    private final Consents consents;

    ConsentAnswers(Consents consents) {
        this.consents = consents;
    }

    void take(CheckedAnswers answers, AnswerContext context) {
        boolean asks = answers.form()
                .field(ASKED)
                .filter(FormField::takesAnswer)
                .filter(field -> !answers.hidden().contains(field))
                .isPresent();
        if (!asks) {
            return;
        }
        Object said = answers.answer(ASKED);
        if (isYes(said)) {
            consents.give(
                    context.requiredCaseNumber(),
                    recipients(answers),
                    validUntil(answers),
                    context.agency(),
                    context.member());
        } else if (said != null && !said.equals("notAsked")) {
            consents.refuse(context.requiredCaseNumber(), context.agency(), context.member());
        }
    }

    private static Set<String> recipients(CheckedAnswers answers) {
        var recipients = new LinkedHashSet<String>();
        recipients.add(Role.COORDINATOR.token());
        for (FieldAnswer answer : answers.answered()) {
            String key = answer.field().key();
            if (!key.startsWith(RECIPIENT)) {
                continue;
            }
            if (answer.value() instanceof List<?> chosen) {
                chosen.forEach(recipient -> recipients.add(recipient.toString()));
            } else if (isYes(answer.value()) && key.length() > RECIPIENT.length()) {
                recipients.add(key.substring(RECIPIENT.length()).toLowerCase(Locale.ROOT));
            }
        }
        return recipients;
    }

    private static @Nullable LocalDate validUntil(CheckedAnswers answers) {
        for (String key : UNTIL) {
            if (answers.answer(key) instanceof String day) {
                return LocalDate.parse(day.substring(0, 10));
            }
        }
        return null;
    }

    private static boolean isYes(@Nullable Object said) {
        return Boolean.TRUE.equals(said) || "yes".equals(said);
    }
}
