package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M06NamesTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-event-not-past.bpmn | M06e | probe-closed | The event's name "Close now" does not sound like something that has happened.
                    bad-event-without-name.bpmn | M06a | probe-closed | The event has no name.
                    bad-flow-no-answer.bpmn | M06d | flow-long | The flow does not answer the question of its gateway "which-path".
                    bad-gateway-no-question.bpmn | M06c | which-path | The gateway chooses a path but asks no question.
                    bad-lane-without-name.bpmn | M06f | lane-police | The lane has no name.
                    bad-pool-without-name.bpmn | M06f | probe-pool | The pool has no name.
                    bad-task-no-verb.bpmn | M06b | assess-probe | The task's name "Assessment" is not a verb with its object.
                    bad-task-without-name.bpmn | M06a | assess-probe | It has no name.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
