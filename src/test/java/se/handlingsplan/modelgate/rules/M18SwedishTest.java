package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M18SwedishTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-basis-untranslated.form | M18a | probe-path-rule-1.description | The text "Rule of the test" has no Swedish counterpart.
                    bad-empty.properties | M18a | reasons.label | The text "Why?" has no Swedish counterpart.
                    bad-missing.properties | M18a | needs.values.care | The text "Care" has no Swedish counterpart.
                    bad-repeated.properties | M18d | reasons.label | The key stands there more than once.
                    bad-stale.properties | M18b | formerField.label | No text of the file has this key any more.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
