package se.handlingsplan.plan.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.DeclaredVariables;
import se.handlingsplan.plan.answers.CheckedAnswers;
import se.handlingsplan.plan.answers.Form;
import se.handlingsplan.plan.answers.FormField;
import se.handlingsplan.plan.answers.Store;
import se.handlingsplan.shared.CaseNumber;

/**
 * Tells which variables a process may have, and with what values: those that its forms, decisions, call mappings and events
 * name. Whatever else is to be written to the engine has no business there.
 */
@Component
public class ModelVariables implements DeclaredVariables {

    private final DeployedForms forms;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    /** What a definition says itself; it never changes. */
    private final Map<String, Own> own = new ConcurrentHashMap<>();

    /** With what the callers hand to it; forgotten when a model is deployed. */
    private final Map<String, Map<String, Declared>> all = new ConcurrentHashMap<>();

    ModelVariables(DeployedForms forms, ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.forms = forms;
        this.engine = engine;
    }

    /** What a variable may hold besides null. */
    public enum Shape {
        BOOLEAN,
        NUMBER,

        /** A String that is an ISO date, {@code yyyy-MM-dd}. */
        DATE,

        /** A String that is an ISO instant in UTC. */
        DATE_TIME,

        /** A String: one of the declared values, or where none are declared a token, never a sentence. */
        TOKEN,

        /** A String that is a case number. */
        CASE_NUMBER,

        /** What a decision, a mapping or an event hands on: any of the other shapes, or a date of the engine. */
        ANY
    }

    /**
     * What is declared of one variable.
     *
     * @param values the fixed values of a {@link Shape#TOKEN}; empty when any token will do
     */
    public record Declared(Shape shape, Set<String> values) {

        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?Z");

        /** Whether a value may be kept under this declaration. */
        public boolean allows(@Nullable Object value) {
            return value == null
                    || switch (shape) {
                        case BOOLEAN -> value instanceof Boolean;
                        case NUMBER -> value instanceof Number;
                        case DATE ->
                            value instanceof String text && DATE.matcher(text).matches();
                        case DATE_TIME ->
                            value instanceof String text
                                    && INSTANT.matcher(text).matches();
                        case CASE_NUMBER ->
                            value instanceof String text
                                    && CaseNumber.parse(text).isPresent();
                        case TOKEN ->
                            value instanceof String text
                                    && (values.isEmpty() ? TOKEN.matcher(text).matches() : values.contains(text));
                        case ANY ->
                            value instanceof Boolean
                                    || value instanceof Number
                                    || value instanceof java.util.Date
                                    || (value instanceof String text
                                            && TOKEN.matcher(text).matches());
                    };
        }

        /** What holds when a name is declared twice in one process. */
        Declared or(Declared other) {
            if (shape != other.shape) {
                return new Declared(Shape.ANY, Set.of());
            }
            if (values.isEmpty() || other.values.isEmpty()) {
                return new Declared(shape, Set.of());
            }
            var both = new LinkedHashSet<>(values);
            both.addAll(other.values);
            return new Declared(shape, both);
        }
    }

    private record Own(Map<String, Declared> variables, Map<String, Set<String>> handedTo) {}

    /**
     * The variables of a process by name; empty for a definition that doesn't exist. A name that isn't in it may not be written.
     *
     * @param processDefinitionId the engine's id of the definition
     */
    public Map<String, Declared> of(String processDefinitionId) {
        Map<String, Declared> known = all.get(processDefinitionId);
        if (known != null) {
            return known;
        }
        CommandContext running = Context.getCommandContext();
        Map<String, Declared> gathered = running != null
                ? gathered(processDefinitionId, running)
                : engine.getObject()
                        .getCommandExecutorTxRequired()
                        .execute(command -> gathered(processDefinitionId, command));
        all.put(processDefinitionId, gathered);
        return gathered;
    }

    @Override
    public boolean admits(String definitionId, String name, @Nullable Object value) {
        Declared declared = of(definitionId).get(name);
        return declared != null && declared.allows(value);
    }

    /** A model was read: it may hand variables to others. */
    void forget() {
        all.clear();
    }

    private Map<String, Declared> gathered(String definitionId, CommandContext command) {
        return command.runWithoutAuthorization(() -> {
            ProcessDefinitionEntity definition =
                    command.getProcessDefinitionManager().findLatestProcessDefinitionById(definitionId);
            if (definition == null) {
                return Map.<String, Declared>of();
            }
            var variables = new HashMap<>(own(definition, command).variables());
            for (ProcessDefinition caller : command.getProcessDefinitionManager()
                    .findProcessDefinitionsByQueryCriteria(new ProcessDefinitionQueryImpl(), null)) {
                own((ProcessDefinitionEntity) caller, command)
                        .handedTo()
                        .getOrDefault(definition.getKey(), Set.of())
                        .forEach(name -> variables.merge(name, new Declared(Shape.ANY, Set.of()), Declared::or));
            }
            return Map.copyOf(variables);
        });
    }

    private Own own(ProcessDefinitionEntity definition, CommandContext command) {
        return own.computeIfAbsent(definition.getId(), id -> read(definition, command));
    }

    private Own read(ProcessDefinitionEntity definition, CommandContext command) {
        BpmnModelInstance model = command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition.getId());
        Map<String, Declared> variables = new LinkedHashMap<>();
        variables.put(SystemVariables.CASE_NUMBER, new Declared(Shape.CASE_NUMBER, Set.of()));
        variables.put(SystemVariables.LINE, new Declared(Shape.TOKEN, Set.of(definition.getKey())));
        variables.put(
                SystemVariables.RISK_LEVEL,
                new Declared(Shape.TOKEN, Set.of("critical", "high", "medium", "low", SystemVariables.NOT_ASSESSED)));
        for (String name : Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter")) {
            variables.put(name, new Declared(Shape.NUMBER, Set.of()));
        }
        fields(model, definition, command, variables);
        model.getModelElementsByType(BusinessRuleTask.class).stream()
                .flatMap(task -> CollectAnswers.variables(task, definition.getDeploymentId(), command).stream())
                .forEach(name -> variables.merge(name, new Declared(Shape.BOOLEAN, Set.of()), Declared::or));
        others(model).forEach(name -> variables.merge(name, new Declared(Shape.ANY, Set.of()), Declared::or));
        return new Own(variables, handedTo(model));
    }

    private void fields(
            BpmnModelInstance model,
            ProcessDefinitionEntity definition,
            CommandContext command,
            Map<String, Declared> variables) {
        Set<String> references = new LinkedHashSet<>();
        model.getModelElementsByType(UserTask.class).forEach(task -> references.add(task.getCamundaFormRef()));
        model.getModelElementsByType(StartEvent.class).forEach(start -> references.add(start.getCamundaFormRef()));
        for (String reference : references) {
            Optional<Form> form =
                    reference == null ? Optional.empty() : forms.of(reference, definition.getDeploymentId(), command);
            form.ifPresent(found -> found.fields().stream()
                    .filter(field -> field.store() == Store.ROUTING)
                    .forEach(field ->
                            declared(field).forEach((name, said) -> variables.merge(name, said, Declared::or))));
        }
    }

    private static Map<String, Declared> declared(FormField field) {
        return switch (field.kind()) {
            case CHECKBOX -> Map.of(field.key(), new Declared(Shape.BOOLEAN, Set.of()));
            case NUMBER -> Map.of(field.key(), new Declared(Shape.NUMBER, Set.of()));
            case DATE -> Map.of(field.key(), new Declared(Shape.DATE, Set.of()));
            case DATE_TIME -> Map.of(field.key(), new Declared(Shape.DATE_TIME, Set.of()));
            case CHOICE ->
                Map.of(
                        field.key(),
                        new Declared(
                                Shape.TOKEN,
                                field.options().stream()
                                        .map(option -> option.value())
                                        .collect(Collectors.toUnmodifiableSet())));
            case CHECKLIST ->
                field.options().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                option -> CheckedAnswers.variableName(field.key(), option.value()),
                                option -> new Declared(Shape.BOOLEAN, Set.of()),
                                Declared::or));
            case TEXT, TEXTAREA -> Map.of();
        };
    }

    private static Set<String> others(BpmnModelInstance model) {
        Set<@Nullable String> names = new LinkedHashSet<>();
        model.getModelElementsByType(BusinessRuleTask.class)
                .forEach(task -> names.add(task.getCamundaResultVariable()));
        model.getModelElementsByType(CamundaOut.class).forEach(out -> names.add(out.getCamundaTarget()));
        model.getModelElementsByType(CamundaInputParameter.class).forEach(input -> names.add(input.getCamundaName()));
        model.getModelElementsByType(CamundaOutputParameter.class)
                .forEach(output -> names.add(output.getCamundaName()));
        model.getModelElementsByType(Event.class).stream()
                .map(event -> CaseEvents.carries((BaseElement) event))
                .forEach(names::addAll);
        names.remove(null);
        return names.stream().filter(java.util.Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Set<String>> handedTo(BpmnModelInstance model) {
        var handed = new HashMap<String, Set<String>>();
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            if (call.getCalledElement() == null || call.getExtensionElements() == null) {
                continue;
            }
            Collection<CamundaIn> mappings = call.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaIn.class)
                    .list();
            for (CamundaIn mapping : mappings) {
                if (mapping.getCamundaTarget() != null) {
                    handed.computeIfAbsent(call.getCalledElement(), any -> new LinkedHashSet<>())
                            .add(mapping.getCamundaTarget());
                }
            }
        }
        return handed;
    }
}
