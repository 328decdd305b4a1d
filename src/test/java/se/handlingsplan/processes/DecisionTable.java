package se.handlingsplan.processes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.jspecify.annotations.Nullable;

/** A decision table of the repository, asked as the engine asks it. */
final class DecisionTable {

    /** What a table answered, and by which of its rules, counted from 1. */
    record Answer(List<Integer> rules, @Nullable Object output) {}

    private final List<DmnEvaluatedDecisionRule> applied = new ArrayList<>();
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<String> order;

    private DecisionTable(Path file, String id) {
        var settings = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener = event -> applied.addAll(event.getMatchingRules());
        settings.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(listener)));
        engine = settings.buildEngine();
        try (InputStream content = Files.newInputStream(file)) {
            decision = engine.parseDecision(id, content);
        } catch (IOException unreadable) {
            throw new AssertionError(file + " can't be read", unreadable);
        }
        order = ((DmnDecisionTableImpl) decision.getDecisionLogic())
                .getRules().stream().map(rule -> rule.getId()).toList();
    }

    /** The table of a line. */
    static DecisionTable of(String line, String id) {
        return new DecisionTable(Path.of("processes", line, id + ".dmn"), id);
    }

    Answer asked(Map<String, ?> inputs) {
        applied.clear();
        var results = engine.evaluateDecisionTable(decision, new HashMap<>(inputs));
        List<Integer> rules =
                applied.stream().map(rule -> order.indexOf(rule.getId()) + 1).toList();
        return new Answer(
                rules, results.isEmpty() ? null : results.getSingleResult().getSingleEntry());
    }

    Set<Integer> rules() {
        return order.stream().map(id -> order.indexOf(id) + 1).collect(Collectors.toSet());
    }
}
