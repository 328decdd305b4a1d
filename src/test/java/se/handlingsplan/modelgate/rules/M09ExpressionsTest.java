package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M09ExpressionsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-bean.bpmn | M09a | flow-long | The expression ${runtime('long') and outcome != 'no'} is outside the grammar: the function "runtime" is not known; there are deadline(...) and clock(...).
                    bad-carries.bpmn | M09f | agency-reminded | The message carries outcome, which is not written before on every path.
                    bad-collected-not-in-table.bpmn | M09b | flow-long | It reads signsQuiet, which is not written before on every path.
                    bad-collected-not-offered.bpmn | M09h | propose-path | The checklist "needs" of forms/probe/assess-probe.form doesn't offer late, loud, which "probe-signs" may tick.
                    bad-collects-latest.bpmn | M09h | propose-path | "probe-signs" can't fill the checklist "signs".
                    bad-collects-one-answer.bpmn | M09h | propose-path | "probe-path" can't fill the checklist "signs".
                    bad-collects-twice.bpmn | M09c | propose-path | It does not say which version decides, or where the answer goes.
                    bad-condition-no-expression.bpmn | M09a | flow-long | The condition "probePath" is not an expression.
                    bad-decision-beside.bpmn | M09c | propose-path | The decision "probe-path" is deployed together with this process.
                    bad-decision-elsewhere.bpmn | M09c | propose-path | The decision "follow-kind" is not deployed together with this process.
                    bad-decision-input.bpmn | M09c | propose-path | The decision "probe-path" asks for outcome, which is not written before on every path.
                    bad-decision-unknown.bpmn | M09c | propose-path | There is no decision "probe-paths".
                    bad-event-knows-too-little.bpmn | M09b | inform-person | It reads outcome, which is not written before on every path.
                    bad-expression-in-name.bpmn | M09a | remind-agency | No expression may stand there: Remind ${outcome}.
                    bad-mapping-in.bpmn | M09d | follow | It passes on reminded, which is not written before on every path.
                    bad-mapping-out.bpmn | M09d | follow | It takes over ended, which "follow" never writes.
                    bad-method-call.bpmn | M09a | flow-long | The expression ${probePath.equals('long') and outcome != 'no'} is outside the grammar: the sign "." is not part of the grammar: no method calls, no properties, no arithmetic.
                    bad-read-before-written.bpmn | M09b | flow-long | It reads reminded, which is not written before on every path.
                    bad-several-answers.bpmn | M09h | propose-path | More than one rule of "probe-signs" may apply, and the task takes one answer.
                    bad-thrower-carries-less.bpmn | M09g | consent-withdrawn | It counts on urgency, which the message does not carry when "agency-reminded" in processes/probe/probe.bpmn throws it.
                    bad-value.bpmn | M09e | flow-long | "maybe" is no value of outcome.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
