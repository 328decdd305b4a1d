package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M12TimersTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-cron.bpmn | M12d | assessment-overdue | The cycle "0 0 3 * * ?" has no end or is not ISO 8601.
                    bad-cycle-without-end.bpmn | M12d | assessment-overdue | The cycle "R/PT1H" has no end or is not ISO 8601.
                    bad-date.bpmn | M12e | assessment-overdue | The date "2026-01-01T00:00:00" is neither a deadline, a legal clock nor a variable.
                    bad-fast-cycle.bpmn | M12c | assessment-overdue | The timer "PT1S" is shorter than a minute.
                    bad-not-iso.bpmn | M12b | assessment-overdue | "3 days" is not an ISO 8601 duration.
                    bad-nothing.bpmn | M12a | assessment-overdue | The timer does not say when.
                    bad-seconds.bpmn | M12c | assessment-overdue | The timer "PT30S" is shorter than a minute.
                    bad-unknown-deadline.bpmn | M12f | assessment-overdue | The table of deadlines has no row "probeAsessed".
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
