package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M14PlanEventsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-no-consent-withdrawn.bpmn | M14a | consent-withdrawn | The plan does nothing when "consent-withdrawn" is reported.
                    bad-no-found-to-be-child.bpmn | M14d | found-to-be-child | The plan does nothing when "found-to-be-child" is reported.
                    bad-no-moved-municipality.bpmn | M14e | moved-municipality | The plan does nothing when "moved-municipality" is reported.
                    bad-no-new-threat.bpmn | M14c | new-threat | The plan does nothing when "new-threat" is reported.
                    bad-no-person-missing.bpmn | M14b | person-missing | The plan does nothing when "person-missing" is reported.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }

    /** The rule speaks of the plan alone. */
    @Override
    String place(String fixture) {
        return "processes/plan/plan.bpmn";
    }
}
