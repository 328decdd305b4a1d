package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M04FormsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-form-key.bpmn | M04a | assess-probe | It uses a form of another kind than a Camunda Form.
                    bad-latest.bpmn | M04b | assess-probe | The form is not bound to the deployment: a waiting task could open with a newer form.
                    bad-missing-form.bpmn | M04c | assess-probe | The form forms/probe/asess-probe.form does not exist or can't be read.
                    bad-no-form.bpmn | M04a | open-probe | People see it, but it has no form.
                    bad-other-id.form | M04e | assess-probe | The form's id is "assess", not its file's name: the engine would not find it.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
