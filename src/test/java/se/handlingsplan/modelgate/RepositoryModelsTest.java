package se.handlingsplan.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.handlingsplan.modelling.engine.EngineFeelSyntax;

/** The models and forms of this repository keep to every rule, warnings included. */
class RepositoryModelsTest {

    @Test
    void nothing_is_found() throws Exception {
        ModelFiles files = ModelFiles.under(Path.of("."));

        assertThat(files.contents().keySet())
                .contains("processes/plan/plan.bpmn", "processes/plan/deadlines.dmn", "forms/plan/open-case.form")
                .allMatch(path -> path.startsWith("processes/") || path.startsWith("forms/"));
        assertThat(new ModelGate(new EngineFeelSyntax()).check(files)).isEmpty();
    }
}
