package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M19ContactFormsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-asked-otherwise.form | M19d | interpreterNeeded | The fact is asked in another way than elsewhere.
                    bad-fact-missing.form | M19b | before-contact | The head has the fields [languages, interpreterNeeded, workerSexPreferred, safeTimes].
                    bad-form-property.form | M19a | assess-probe | The form's property "call" is not known
                    bad-head-last.form | M19b | assess-probe | The form leads to a contact with the person, but does not begin with what keeps it safe.
                    bad-hidden.form | M19b | before-contact | The head can be hidden.
                    bad-marker.form | M19a | assess-probe | The form's property "contact" is not known, or has another value than true.
                    bad-no-head.form | M19b | assess-probe | The form leads to a contact with the person, but does not begin with what keeps it safe.
                    bad-order.form | M19b | before-contact | The head has the fields [interpreterNeeded, languages
                    bad-shown-as-choice.form | M19c | languages | The fact is shown by a select; the server writes it out in words.
                    bad-unmarked.form | M19a | assess-probe | The form has the head of a contact form without saying that it is one.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
