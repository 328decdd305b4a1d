package se.handlingsplan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The processes keep to what bpmnlint recommends and to what Camunda 7.24 can run. */
@ExtendWith(Npm.class)
class BpmnLintTest {

    @Test
    void bpmnlint_finds_no_error_in_any_process() {
        Npm.Said said = Npm.run("lint");

        System.out.println("bpmnlint: " + (said.text().isEmpty() ? "nothing found" : said.text()));
        assertThat(said.exit()).as(said.text()).isZero();
    }
}
