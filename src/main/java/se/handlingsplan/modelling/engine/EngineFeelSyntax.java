package se.handlingsplan.modelling.engine;

import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;
import se.handlingsplan.modelgate.FeelSyntax;

/** Lets the gate ask the FEEL that the engine itself uses; nothing is evaluated. */
@Component
public class EngineFeelSyntax implements FeelSyntax {

    private static final int LONGEST = 2_000;

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    @Override
    public Optional<String> problemInExpression(String expression) {
        return tooLong(expression).or(() -> problem(() -> feel.parseExpression(expression)));
    }

    @Override
    public Optional<String> problemInTests(String tests) {
        return tooLong(tests).or(() -> problem(() -> feel.parseUnaryTests(tests)));
    }

    private static Optional<String> tooLong(String expression) {
        return expression.length() > LONGEST
                ? Optional.of("it is longer than " + LONGEST + " characters")
                : Optional.empty();
    }

    private static Optional<String> problem(java.util.function.Supplier<ParseResult> parse) {
        try {
            ParseResult result = parse.get();
            return result.isSuccess()
                    ? Optional.empty()
                    : Optional.of(result.failure().message());
        } catch (StackOverflowError nestedTooDeeply) {
            return Optional.of("it is nested too deeply");
        }
    }
}
