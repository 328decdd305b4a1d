package se.handlingsplan.modelgate;

import java.util.Optional;

/** Says whether the engine's FEEL understands an expression; the gate itself knows no engine. */
public interface FeelSyntax {

    /** What is wrong with an expression (without the leading {@code =}); empty when it parses. */
    Optional<String> problemInExpression(String expression);

    /** What is wrong with the unary tests of a decision table's input cell; empty when they parse. */
    Optional<String> problemInTests(String tests);
}
