package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M00ReadableTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-entity.bpmn | M00 | probe | The file can't be read: it has a document type or an entity of its own.
                    bad-list.form | M00 | assess-probe | The file can't be read: it is not a JSON object.
                    bad-loose-flow.bpmn | M00 | flow-follow-probe-followed | The flow's source or target is not in the same process or sub-process.
                    bad-not-json.form | M00 | assess-probe | The file can't be read: it is not JSON
                    bad-not-well-formed.bpmn | M00 | probe | The file can't be read: it is not well-formed XML
                    bad-other-xml.bpmn | M00 | probe | The file can't be read: its root is not BPMN's element "definitions".
                    bad-repeated-id.bpmn | M00 | probe-closed | More than one element has this id.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
