package se.handlingsplan.plan.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.answers.Conditions;

/** Evaluates the conditions of forms in FEEL, each parsed once. */
@Component
class FeelConditions implements Conditions {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Map<String, Optional<ParsedExpression>> parsed = new ConcurrentHashMap<>();

    @Override
    public boolean holds(String condition, Map<String, @Nullable Object> answers) {
        Optional<ParsedExpression> expression = parsed.computeIfAbsent(condition, this::parse);
        if (expression.isEmpty()) {
            return false;
        }
        var result = feel.evaluate(expression.get(), new HashMap<String, Object>(answers));
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    private Optional<ParsedExpression> parse(String condition) {
        ParseResult result = feel.parseExpression(condition);
        return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
    }
}
