package se.handlingsplan.plan.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Identities;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.Known;
import se.handlingsplan.casefile.Proposals;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.ContactWords;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.ShownValues;
import se.handlingsplan.plan.answers.CheckedAnswers;
import se.handlingsplan.plan.answers.Choices;
import se.handlingsplan.plan.answers.Form;
import se.handlingsplan.plan.answers.FormField;
import se.handlingsplan.plan.answers.Kind;
import se.handlingsplan.plan.answers.Store;
import se.handlingsplan.shared.CaseNumber;

/**
 * Gathers what a form opens with: the newest answer to each of its fields that the opener's agency may see, from the case
 * record, and the choices that the server fills. What is read is logged in the same transaction.
 */
@Component
class Prefill {

    private final Journal journal;
    private final Identities identities;
    private final Choices choices;
    private final ObjectProvider<ShownValues> facts;
    private final ContactWords contactWords;
    private final DeployedForms forms;
    private final Proposals proposals;
    private final BasisText basisText;
    private final FormWords formWords;
    private final AtWork atWork;
    private final Conflicts conflicts;
    private final ObjectMapper json;

    Prefill(
            Journal journal,
            Identities identities,
            Choices choices,
            ObjectProvider<ShownValues> facts,
            ContactWords contactWords,
            DeployedForms forms,
            Proposals proposals,
            BasisText basisText,
            FormWords formWords,
            AtWork atWork,
            Conflicts conflicts,
            ObjectMapper json) {
        this.journal = journal;
        this.identities = identities;
        this.choices = choices;
        this.facts = facts;
        this.contactWords = contactWords;
        this.forms = forms;
        this.proposals = proposals;
        this.basisText = basisText;
        this.formWords = formWords;
        this.atWork = atWork;
        this.conflicts = conflicts;
        this.json = json;
    }

    Conflicts conflicts() {
        return conflicts;
    }

    VariableMap of(TaskEntity task, @Nullable Collection<String> names, CommandContext command) {
        AtWork.Worker worker = atWork.get(command);
        if (!conflicts.belongsTo(task, worker.agency(), command)) {
            throw conflicts.notForWatchers();
        }
        return command.runWithoutAuthorization(
                () -> forms.of(task.getTaskDefinition().getTaskFormHandler().createTaskForm(task), command)
                        .map(form -> {
                            var context = new AnswerContext(
                                    JournalFormHandler.caseNumber(task),
                                    task.getProcessDefinition().getKey(),
                                    form.id(),
                                    worker.agency(),
                                    worker.member());
                            VariableMap opened = lists(form, names, context);
                            answers(form, names, context, task, opened, command);
                            bases(form, names, context, task, opened, command);
                            return opened;
                        })
                        .orElseGet(Variables::createVariables));
    }

    VariableMap of(ProcessDefinitionEntity definition, @Nullable Collection<String> names, CommandContext command) {
        AtWork.Worker worker = atWork.get(command);
        if (definition.getStartFormHandler() == null) {
            return Variables.createVariables();
        }
        return command.runWithoutAuthorization(() -> forms.of(
                        definition.getStartFormHandler().createStartFormData(definition), command)
                .map(form -> lists(
                        form,
                        names,
                        new AnswerContext(null, definition.getKey(), form.id(), worker.agency(), worker.member())))
                .orElseGet(Variables::createVariables));
    }

    private VariableMap lists(Form form, @Nullable Collection<String> names, AnswerContext context) {
        VariableMap lists = Variables.createVariables();
        for (FormField field : form.fields()) {
            String valuesKey = field.field().valuesKey();
            if (valuesKey != null && wanted(valuesKey, names)) {
                List<Map<String, String>> options = new ArrayList<>();
                for (Option option : choices.options(valuesKey, context)) {
                    options.add(Map.of("value", option.value(), "label", option.label()));
                }
                lists.putValueTyped(valuesKey, asJson(options));
            }
        }
        return lists;
    }

    private void answers(
            Form form,
            @Nullable Collection<String> names,
            AnswerContext context,
            TaskEntity task,
            VariableMap opened,
            CommandContext command) {
        var values = new LinkedHashMap<String, Object>();
        CaseNumber number = context.caseNumber();
        if (number != null) {
            Reader reader = reader(context, task);
            var said = Set.of(Store.JOURNAL, Store.ROUTING, Store.SHOWN);
            var identity = Set.of(Store.IDENTITY, Store.SHOWN);
            newest(
                            journal.read(reader, number, keys(form, names, said, false)),
                            identities.read(reader, number, keys(form, names, identity, false)))
                    .forEach((key, known) -> values.put(key, known.value()));
            newest(
                            journal.readOfForm(reader, number, keys(form, names, said, true), form.id()),
                            identities.readOfForm(reader, number, keys(form, names, identity, true), form.id()))
                    .forEach((key, known) -> values.put(key, known.value()));
        }
        var present = new LinkedHashMap<String, Object>();
        facts.orderedStream().forEach(fact -> present.putAll(fact.values(context)));
        Map<String, Map<String, String>> words = formWords.of(task.getProcessDefinition(), command);
        for (FormField field : form.fields()) {
            if (wanted(field.key(), names)) {
                routed(field, task, values);
                Object value = field.store() == Store.SHOWN && present.containsKey(field.key())
                        ? present.get(field.key())
                        : values.get(field.key());
                if (value != null && offers(field, value)) {
                    put(field, inWords(field, value, words), opened);
                }
            }
        }
    }

    /** Another form may have offered more: what this one doesn't offer could not be sent back. */
    private static boolean offers(FormField field, Object value) {
        Set<String> offered = field.options().stream().map(Option::value).collect(Collectors.toUnmodifiableSet());
        return offered.isEmpty()
                || (value instanceof Collection<?> chosen
                        ? chosen.stream().map(Object::toString).allMatch(offered::contains)
                        : offered.contains(value.toString()));
    }

    /** A text that only shows says what a chosen value is called. */
    private Object inWords(FormField field, Object value, Map<String, Map<String, String>> words) {
        boolean text = field.kind() == Kind.TEXT || field.kind() == Kind.TEXTAREA;
        if (field.store() != Store.SHOWN || !text) {
            return value;
        }
        Object written = contactWords.written(field.key(), value);
        return words.getOrDefault(field.key(), Map.of()).getOrDefault(written.toString(), written.toString());
    }

    /** Why a table proposes what it does, for the person who decides. */
    private void bases(
            Form form,
            @Nullable Collection<String> names,
            AnswerContext context,
            TaskEntity task,
            VariableMap opened,
            CommandContext command) {
        CaseNumber number = context.caseNumber();
        for (FormField field : form.fields()) {
            String variable = field.field().properties().get("basisOf");
            if (number != null && variable != null && field.store() == Store.SHOWN && wanted(field.key(), names)) {
                proposals
                        .latest(reader(context, task), number, task.getProcessInstanceId(), variable)
                        .ifPresent(proposal -> opened.put(
                                field.key(),
                                basisText.of(proposal, formWords.of(task.getProcessDefinition(), command))));
            }
        }
    }

    private static Reader reader(AnswerContext context, TaskEntity task) {
        return new Reader(context.agency(), context.member(), "task " + task.getId());
    }

    /** What steers the process goes before what was once said: a decision or another line may have changed it. */
    private static void routed(FormField field, TaskEntity task, Map<String, Object> values) {
        if (field.store() == Store.JOURNAL
                || field.store() == Store.IDENTITY
                || ofItsFormAlone(field)
                || askedAnew(field)) {
            return;
        }
        if (field.kind() == Kind.CHECKLIST) {
            var ticked = field.options().stream()
                    .map(Option::value)
                    .filter(option ->
                            Boolean.TRUE.equals(task.getVariable(CheckedAnswers.variableName(field.key(), option))))
                    .toList();
            if (!ticked.isEmpty()) {
                values.put(field.key(), ticked);
            }
            return;
        }
        Object value = task.getVariable(field.key());
        if (value != null) {
            values.put(field.key(), value);
        }
    }

    private static Map<String, Known> newest(Map<String, Known> said, Map<String, Known> identity) {
        var newest = new LinkedHashMap<>(said);
        identity.forEach((key, known) ->
                newest.merge(key, known, (one, other) -> one.writtenAt().isAfter(other.writtenAt()) ? one : other));
        return newest;
    }

    /** A field with the property {@code prefill: form} is no fact about the person: only its own form's answer comes back. */
    private static boolean ofItsFormAlone(FormField field) {
        return "form".equals(field.field().properties().get("prefill"));
    }

    /** A field with the property {@code prefill: none} asks anew each time: what was found or decided this time. */
    private static boolean askedAnew(FormField field) {
        return "none".equals(field.field().properties().get("prefill"));
    }

    private static Set<String> keys(
            Form form, @Nullable Collection<String> names, Set<Store> stores, boolean ofItsFormAlone) {
        return form.fields().stream()
                .filter(field ->
                        stores.contains(field.store()) && ofItsFormAlone(field) == ofItsFormAlone && !askedAnew(field))
                .map(FormField::key)
                .filter(key -> wanted(key, names))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean wanted(String name, @Nullable Collection<String> names) {
        return names == null || names.contains(name);
    }

    /** What another form asked as one choice is one of several here; a list has no place in a field for one. */
    private void put(FormField field, Object value, VariableMap opened) {
        if (field.kind() == Kind.CHECKLIST) {
            opened.putValueTyped(field.key(), asJson(value instanceof List<?> ? value : List.of(value)));
        } else if (!(value instanceof List<?>)) {
            opened.put(field.key(), value);
        }
    }

    private org.camunda.bpm.engine.variable.value.TypedValue asJson(Object value) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e.getClass().getSimpleName());
        }
    }
}
