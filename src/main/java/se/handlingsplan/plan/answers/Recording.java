package se.handlingsplan.plan.answers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.casefile.Identities;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.AnswersRecorded;

/** Keeps checked answers where their fields say, and hands the special ones to those who feed on them. */
@Component
public class Recording {

    private final Journal journal;
    private final Identities identities;
    private final ConsentAnswers consents;
    private final Sinks sinks;
    private final ApplicationEventPublisher events;

    Recording(
            Journal journal,
            Identities identities,
            ConsentAnswers consents,
            Sinks sinks,
            ApplicationEventPublisher events) {
        this.journal = journal;
        this.identities = identities;
        this.consents = consents;
        this.sinks = sinks;
        this.events = events;
    }

    /**
     * Keeps the answers; joins the transaction of the submit.
     *
     * @param context with its case number
     * @param taskId the engine's id of the task; null for a form that starts a process
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(CheckedAnswers answers, AnswerContext context, @Nullable String taskId) {
        var entries = new ArrayList<Long>();
        withTakenAway(answers, context, Set.of(Store.JOURNAL, Store.ROUTING), answers.forJournal())
                .forEach((visibility, content) ->
                        entries.add(journal.append(entry(answers, context, taskId, visibility, content))));
        withTakenAway(answers, context, Set.of(Store.IDENTITY), answers.forIdentities())
                .forEach((visibility, content) ->
                        identities.append(entry(answers, context, taskId, visibility, content)));
        consents.take(answers, context);
        sinks.concerned(answers.answered()).forEach((sink, own) -> sink.take(own, context));
        events.publishEvent(new AnswersRecorded(
                context.requiredCaseNumber(),
                context.line(),
                context.form(),
                context.agency(),
                context.member(),
                List.copyOf(entries)));
    }

    /**
     * Adds the fields left empty whose earlier answer this agency was shown: it took that answer away. One that it was not
     * shown stays.
     */
    private Map<Visibility, Map<String, @Nullable Object>> withTakenAway(
            CheckedAnswers answers,
            AnswerContext context,
            Set<Store> stores,
            Map<Visibility, Map<String, Object>> given) {
        var all = new EnumMap<Visibility, Map<String, @Nullable Object>>(Visibility.class);
        given.forEach((visibility, content) -> all.put(visibility, new LinkedHashMap<>(content)));
        Map<String, FormField> empty = answers.leftEmpty(stores);
        empty.values()
                .removeIf(field -> "none".equals(field.field().properties().get("prefill")));
        if (!empty.isEmpty()) {
            Set<String> known = stores.contains(Store.IDENTITY)
                    ? identities.known(context.agency(), context.requiredCaseNumber(), empty.keySet())
                    : journal.known(context.agency(), context.requiredCaseNumber(), empty.keySet());
            for (String key : known) {
                FormField field = empty.get(key);
                if (field != null) {
                    all.computeIfAbsent(CheckedAnswers.visibility(field), any -> new LinkedHashMap<>())
                            .put(key, null);
                }
            }
        }
        return all;
    }

    private static NewEntry entry(
            CheckedAnswers answers,
            AnswerContext context,
            @Nullable String taskId,
            Visibility visibility,
            Map<String, @Nullable Object> content) {
        return new NewEntry(
                context.requiredCaseNumber(),
                context.line(),
                taskId,
                answers.form().id(),
                answers.form().version(),
                context.agency(),
                context.member(),
                visibility,
                content);
    }
}
