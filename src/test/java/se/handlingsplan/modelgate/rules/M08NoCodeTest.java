package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M08NoCodeTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-activiti.bpmn | M08d | remind-agency | A model may not have the attribute {http://activiti.org/bpmn}assignee.
                    bad-class.bpmn | M08d | remind-agency | A model may not have the attribute camunda:class.
                    bad-connector.bpmn | M08d | assess-probe | A model may not have the extension <camunda:connector>.
                    bad-decision-language.dmn | M08c | probe-path-expression-1 | It chooses an expression language.
                    bad-import.bpmn | M08d | probe-definitions | The file imports another one.
                    bad-listener.bpmn | M08d | assess-probe | A model may not have the extension <camunda:taskListener>.
                    bad-script-condition.bpmn | M08c | flow-long | It chooses a script language.
                    bad-script-task.bpmn | M08a | propose-path | A model may not have a scriptTask.
                    bad-service-task.bpmn | M08b | propose-path | The serviceTask is not made from a template of the catalogue.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
