package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M17DecisionsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-collected-no-token.dmn | M17j | probe-path-rule-1 | An answer of a table that collects is no token: "a long way".
                    bad-empty-output.dmn | M17c | probe-path-rule-2 | An output cell is empty.
                    bad-gap-in-booleans.dmn | M17e | probe-path | No rule applies to age = 0, outcome = yes, urgent = false.
                    bad-gap-in-numbers.dmn | M17e | probe-path | No rule applies to age = 18, outcome = yes, urgent = true.
                    bad-gap.dmn | M17e | probe-path | No rule applies to outcome = no.
                    bad-hit-policy.dmn | M17a | probe-path | It does not say what holds where several rules apply.
                    bad-missing-cell.dmn | M17b | probe-path-rule-2 | The rule has not one cell for each column.
                    bad-never-decides.dmn | M17i | probe-path-rule-2 | The rule never decides: others always apply before it.
                    bad-no-annotation.dmn | M17d | probe-path-rule-3 | The rule does not say on what ground it stands.
                    bad-no-table.dmn | M17a | probe-path | The decision is not a table with inputs and outputs.
                    bad-no-type.dmn | M17b | probe-path-input-1 | The input has no expression or no type.
                    bad-not-feel.dmn | M17c | probe-path-rule-1 | It is not FEEL
                    bad-output-name.dmn | M17b | probe-path-output-1 | The output has no camelCase name or no type.
                    bad-overlap-in-numbers.dmn | M17f | probe-path-rule-1, probe-path-rule-2 | More than one rule applies to age = 18, outcome = yes, urgent = true.
                    bad-overlap.dmn | M17f | probe-path-rule-1, probe-path-rule-2 | More than one rule applies to outcome = yes.
                    bad-too-clever.dmn | M17g | probe-path | The table is too large or its tests too clever to prove that it has no gaps.
                    bad-value.dmn | M17h | probe-path-rule-2 | "nope" is no value of outcome.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
