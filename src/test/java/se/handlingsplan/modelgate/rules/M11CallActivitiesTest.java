package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M11CallActivitiesTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-all-variables.bpmn | M11d | follow | It passes all variables at once.
                    bad-no-binding.bpmn | M11b | follow | It does not say which version it calls.
                    bad-no-business-key.bpmn | M11c | follow | The case number is not passed on.
                    bad-no-target.bpmn | M11e | follow | A mapping lacks its source or its target.
                    bad-unknown-process.bpmn | M11a | follow | It calls "later", which is not a process of this plan.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
