package se.handlingsplan.modelgate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.ModelFiles;

class M20FactsAskedOnceTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-not-prefilled.form | M20b | avoidAreas | It asks for a fact about the person without showing what is known.
                    bad-other-name.form | M20a | gender | It asks under another name for what forms call sex
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }

    @Test
    void finds_the_form_that_asks_in_another_way_than_another() throws IOException {
        var contents = new TreeMap<>(withFixture("good.form").contents());
        contents.put("forms/probe/open-probe.form", """
                {"type": "default", "id": "open-probe", "components": [
                  {"type": "radio", "id": "sex", "key": "sex", "label": "Sex", "properties": {"store": "routing"},
                   "values": [{"value": "woman", "label": "Woman"}, {"value": "notSaid", "label": "Not said"}]}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(check(new ModelFiles(contents)))
                .extracting(Finding::rule, Finding::element)
                .containsExactly(org.assertj.core.api.Assertions.tuple("M20c", "sex"));
    }
}
