package se.handlingsplan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What comes from npm is the same on every machine, from whichever registry it is fetched. */
class PackagesTest {

    @Test
    void packages_have_exact_versions() throws Exception {
        JsonNode manifest =
                new ObjectMapper().readTree(Npm.FOLDER.resolve("package.json").toFile());

        assertThat(manifest.path("devDependencies")).isNotEmpty().allSatisfy(version -> assertThat(version.asText())
                .matches("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void the_lock_file_names_contents_and_no_registry() throws Exception {
        JsonNode packages = new ObjectMapper().readTree(Npm.LOCK.toFile()).path("packages");

        packages.fields().forEachRemaining(entry -> {
            if (!entry.getKey().isEmpty()) {
                assertThat(entry.getValue().path("integrity").asText())
                        .as(entry.getKey())
                        .startsWith("sha512-");
                assertThat(entry.getValue().has("resolved")).as(entry.getKey()).isFalse();
            }
        });
        assertThat(packages).hasSizeGreaterThan(1);
    }

    @Test
    void a_rule_of_bpmnlint_is_switched_off_for_a_reason_only() throws Exception {
        JsonNode config =
                new ObjectMapper().readTree(Npm.FOLDER.resolve(".bpmnlintrc").toFile());

        config.path("rules").fields().forEachRemaining(rule -> assertThat(
                        config.path("reasons").path(rule.getKey()).asText())
                .as(rule.getKey())
                .isNotBlank());
        assertThat(config.path("extends")).hasSize(2);
    }
}
