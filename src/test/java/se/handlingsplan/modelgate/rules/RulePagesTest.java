package se.handlingsplan.modelgate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.handlingsplan.modelling.engine.EngineFeelSyntax;

/** A rule is a class, a page, a good and a bad example. */
class RulePagesTest {

    static java.util.stream.Stream<String> numbers() {
        return ModelRules.all(new EngineFeelSyntax()).stream().map(ModelRule::number);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_rule_has_its_page_and_a_good_and_a_bad_example(String number) throws Exception {
        assertThat(Path.of("docs/rules", number + ".md")).exists();
        try (var fixtures = Files.list(Path.of("src/test/resources/modelgate", number))) {
            assertThat(fixtures.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("good"))
                    .anyMatch(name -> name.startsWith("bad-"));
        }
    }
}
