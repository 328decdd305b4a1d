package se.handlingsplan.modelgate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelling.engine.EngineFeelSyntax;

/**
 * Holds one rule against its fixtures in {@code src/test/resources/modelgate/<rule>}.
 *
 * <p>A fixture takes the place of one file of the small plan in {@code modelgate/plan}: the process, its decision, a form,
 * or that form's Swedish texts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleTest {

    static final Path FIXTURES = Path.of("src/test/resources/modelgate");

    private final Set<String> tried = new TreeSet<>();

    final ModelRule rule() {
        String number = getClass().getSimpleName().substring(0, 3);
        return ModelRules.all(new EngineFeelSyntax()).stream()
                .filter(rule -> rule.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** The rule's findings on a fixture. */
    final List<Finding> on(String fixture) throws IOException {
        tried.add(fixture);
        return check(withFixture(fixture));
    }

    final void assertFinds(String fixture, String sentence, String element, String problem) throws IOException {
        assertThat(on(fixture))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(sentence);
                    assertThat(finding.element()).isEqualTo(element);
                    assertThat(finding.problem()).startsWith(problem);
                    assertThat(finding.remedy()).isNotBlank().endsWith(".");
                })
                .allSatisfy(finding -> assertThat(finding.rule()).startsWith(rule().number()));
    }

    final List<Finding> check(ModelFiles files) {
        return rule().check(Model.read(files));
    }

    ModelFiles withFixture(String fixture) throws IOException {
        var contents = new TreeMap<>(smallPlan().contents());
        byte[] content = Files.readAllBytes(FIXTURES.resolve(rule().number()).resolve(fixture));
        contents.put(place(fixture), content);
        return new ModelFiles(contents);
    }

    String place(String fixture) {
        return switch (fixture.substring(fixture.lastIndexOf('.'))) {
            case ".bpmn" -> "processes/probe/probe.bpmn";
            case ".dmn" -> "processes/probe/probe-path.dmn";
            case ".form" -> "forms/probe/assess-probe.form";
            default -> "forms/probe/assess-probe.form.sv.properties";
        };
    }

    static ModelFiles smallPlan() throws IOException {
        return ModelFiles.under(FIXTURES.resolve("plan"));
    }

    @Test
    void good_models_have_no_finding() throws IOException {
        List<String> good = fixtures("good");
        assertThat(good).isNotEmpty();
        for (String fixture : good) {
            assertThat(check(withFixture(fixture))).as(fixture).isEmpty();
        }
    }

    @AfterAll
    void every_bad_fixture_is_tried() throws IOException {
        List<String> untried = new ArrayList<>(fixtures("bad-"));
        untried.removeAll(tried);
        assertThat(untried).isEmpty();
    }

    private List<String> fixtures(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve(rule().number()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }
}
