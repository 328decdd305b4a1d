package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M15PathsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-condition-without-gateway.bpmn | M15c | flow-open-probe-assess-probe | A flow has a condition though it does not leave a gateway that chooses.
                    bad-dead-end.bpmn | M15f | remind-agency | The path stops here.
                    bad-default-elsewhere.bpmn | M15a | which-path | The default flow "flow-follow-probe-followed" does not leave from here.
                    bad-event-gateway.bpmn | M15c | flow-long | An event-based gateway leads to something that is no event.
                    bad-no-condition.bpmn | M15b | flow-long | The flow has no condition.
                    bad-no-default.bpmn | M15a | which-path | The gateway has no default flow: where no condition holds, the case would stop with an error.
                    bad-no-start.bpmn | M15d | probe | It has no start event.
                    bad-no-way-out.bpmn | M15f | remind-agency | From here no end event can be reached.
                    bad-out-of-reach.bpmn | M15e | probe-followed | No path from a start event leads here.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
