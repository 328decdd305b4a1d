package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M05DueDatesTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-method-call.bpmn | M05b | assess-probe | The due date "${now.plusDays(3)}" is neither a duration nor a deadline.
                    bad-no-date.bpmn | M05b | assess-probe | The due date "tomorrow" is neither a duration nor a deadline.
                    bad-none.bpmn | M05a | assess-probe | The task has no due date and its documentation does not say why.
                    bad-unknown-clock.bpmn | M05c | assess-probe | There is no legal clock "lunch".
                    bad-unknown-deadline.bpmn | M05c | assess-probe | The table of deadlines has no row "probeAsessed".
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
