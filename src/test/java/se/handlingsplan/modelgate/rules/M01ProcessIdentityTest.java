package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M01ProcessIdentityTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-no-name.bpmn | M01d | probe | The process has no name that people read.
                    bad-not-executable.bpmn | M01b | probe | The file has 0 executable processes.
                    bad-other-id.bpmn | M01c | trial | The process id is not the token of its folder, "probe".
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
