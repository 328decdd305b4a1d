package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M16DrawingTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-edge-missing.bpmn | M16a | flow-long | It is in the model but not in the drawing.
                    bad-line-in-the-air.bpmn | M16d | flow-follow-probe-followed | The line ends at 820,200, away from "probe-followed".
                    bad-line-through-shape.bpmn | M16c | flow-short | The line runs through "agency-reminded".
                    bad-outside-of-lane.bpmn | M16e | probe-closed | It is listed in the lane "lane-socialservices" but drawn outside of it.
                    bad-overlap.bpmn | M16b | agency-reminded | It lies over "probe-closed".
                    bad-shape-missing.bpmn | M16a | remind-agency | It is in the model but not in the drawing.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
