package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M02HistoryAndVersionTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-decision.dmn | M02a | probe-path | It does not say how long its history is kept.
                    bad-no-time-to-live.bpmn | M02a | probe | It does not say how long its history is kept.
                    bad-no-version.bpmn | M02b | probe | The process has no version tag of the form 1.0.0.
                    bad-years.bpmn | M02a | probe | The history's time to live "P5Y" is not a number of days.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
