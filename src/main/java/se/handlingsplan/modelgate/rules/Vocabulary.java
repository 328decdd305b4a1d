package se.handlingsplan.modelgate.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.XmlElement;

/** The texts that each variable can hold, as far as forms and decisions tell. */
final class Vocabulary {

    private final Map<String, Set<String>> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    Vocabulary(Model model) {
        Conventions.SYSTEM_VALUES.forEach((variable, texts) -> values.put(variable, new TreeSet<>(texts)));
        model.forms().stream()
                .flatMap(form -> form.components().stream())
                .filter(field -> field.store().equals("routing"))
                .forEach(this::learnFrom);
        for (BpmnFile file : model.processes()) {
            file.nodes().forEach(node -> learnFrom(model, node));
        }
    }

    private void learnFrom(FormComponent field) {
        switch (field.type()) {
            case "radio", "select" -> {
                if (field.json().has("valuesKey")) {
                    open.add(field.key());
                } else {
                    values.computeIfAbsent(field.key(), key -> new TreeSet<>()).addAll(field.options());
                }
            }
            default -> field.variables().forEach(open::add);
        }
    }

    private void learnFrom(Model model, FlowNode node) {
        String result = node.xml().get("camunda:resultVariable");
        if (!result.isEmpty()) {
            var decision = model.decision(node.xml().get("camunda:decisionRef"));
            if (decision.isEmpty() || decision.get().outputs().size() != 1) {
                open.add(result);
            } else {
                for (var rule : decision.get().rules()) {
                    String text = rule.results().isEmpty() ? "" : rule.results().get(0);
                    if (text.matches("\"[^\"]*\"")) {
                        values.computeIfAbsent(result, key -> new TreeSet<>())
                                .add(text.substring(1, text.length() - 1));
                    } else {
                        open.add(result);
                    }
                }
            }
        }
        for (String mapping : new String[] {"camunda:in", "camunda:out"}) {
            for (XmlElement element : node.xml().extensions(mapping)) {
                if (!element.get("target").equals(element.get("source"))) {
                    open.add(element.get("target"));
                }
            }
        }
        node.xml().extensions("camunda:inputOutput").stream()
                .flatMap(mappings -> mappings.children().stream())
                .forEach(parameter -> open.add(parameter.get("name")));
    }

    /** Empty when anything may be in the variable, or nothing is known about it. */
    Optional<Set<String>> of(String variable) {
        return open.contains(variable) ? Optional.empty() : Optional.ofNullable(values.get(variable));
    }
}
