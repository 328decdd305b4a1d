package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M13LoopsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-loop-marker.bpmn | M13c | remind-agency | It has a loop marker that the engine ignores.
                    bad-loop-without-wait.bpmn | M13a | propose-path | From here the process can come back here without waiting for anything.
                    bad-too-many-instances.bpmn | M13b | remind-agency | Nothing bounds how many times it is done.
                    bad-unbounded-instances.bpmn | M13b | remind-agency | Nothing bounds how many times it is done.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
