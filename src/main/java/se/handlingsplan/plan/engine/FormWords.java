package se.handlingsplan.plan.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.answers.Form;

/** Says what the values of routing fields are called in the forms of the same process, or else in those of the plan. */
@Component
class FormWords {

    private final DeployedForms forms;

    /** By definition, then by field key, then by value; a deployed form never changes. */
    private final Map<String, Map<String, Map<String, String>>> known = new ConcurrentHashMap<>();

    FormWords(DeployedForms forms) {
        this.forms = forms;
    }

    /** The words that a caseworker reads for a value of a field, by field key and value. */
    Map<String, Map<String, String>> of(ProcessDefinitionEntity definition, CommandContext command) {
        return known.computeIfAbsent(definition.getId(), id -> read(definition, command));
    }

    private Map<String, Map<String, String>> read(ProcessDefinitionEntity definition, CommandContext command) {
        Map<String, Map<String, String>> words = new HashMap<>();
        learn(definition, command, words);
        ProcessDefinitionEntity plan =
                command.getProcessDefinitionManager().findLatestProcessDefinitionByKey(Cases.PLAN);
        if (plan != null && !plan.getKey().equals(definition.getKey())) {
            learn(plan, command, words);
        }
        return words;
    }

    private void learn(
            ProcessDefinitionEntity definition, CommandContext command, Map<String, Map<String, String>> words) {
        BpmnModelInstance model = command.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition.getId());
        Set<String> references = new LinkedHashSet<>();
        model.getModelElementsByType(StartEvent.class).forEach(start -> references.add(start.getCamundaFormRef()));
        model.getModelElementsByType(UserTask.class).forEach(task -> references.add(task.getCamundaFormRef()));
        references.remove(null);
        for (String reference : references) {
            forms.of(reference, definition.getDeploymentId(), command).ifPresent(form -> learn(form, words));
        }
    }

    private static void learn(Form form, Map<String, Map<String, String>> words) {
        form.fields().forEach(field -> {
            for (Option option : field.options()) {
                words.computeIfAbsent(field.key(), any -> new HashMap<>()).putIfAbsent(option.value(), option.label());
            }
        });
    }
}
