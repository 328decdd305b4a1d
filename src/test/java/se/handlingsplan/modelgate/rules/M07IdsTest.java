package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M07IdsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-decision-name.dmn | M07e | path | The decision's id is not kebab-case or not its file's name.
                    bad-form-name.bpmn | M07d | assess-probe | Its form is named "assess", not as the task or event itself.
                    bad-generated-id.bpmn | M07a | Flow_0x1k9 | The id of this sequenceFlow is not kebab-case.
                    bad-message-name.bpmn | M07b | message-consent-withdrawn | The message's name "Consent withdrawn" is not an event token.
                    bad-variable.bpmn | M07c | propose-path | The variable "probe_path" is not camelCase.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
