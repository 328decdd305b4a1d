package se.handlingsplan.modelling.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelling.Bundle;
import se.handlingsplan.modelling.BundlesForTests;
import se.handlingsplan.modelling.ModelsRefused;

/** The start-up's deployment, on the small plan of the gate's tests. */
@HandlingsplanTest
class DeployBundlesTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    DeployBundles deployBundles;

    ModelFiles files;

    @BeforeEach
    void readTheSmallPlan() throws IOException {
        files = ModelFiles.under(Path.of("src/test/resources/modelgate/plan"));
    }

    @AfterEach
    void takeItAway() {
        deployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void a_bundle_holds_a_process_with_its_decisions_and_forms_under_their_paths() {
        start("en");

        assertThat(deployments()).extracting(Deployment::getName).containsExactlyInAnyOrder("follow", "probe");
        assertThat(deployments()).extracting(Deployment::getSource).containsOnly("handlingsplan");
        assertThat(resources("probe"))
                .containsExactlyInAnyOrder(
                        "processes/probe/probe.bpmn",
                        "processes/probe/probe-path.dmn",
                        "processes/probe/probe-signs.dmn",
                        "processes/probe/deadlines.dmn",
                        "forms/probe/open-probe.form",
                        "forms/probe/assess-probe.form",
                        "forms/probe/remind-agency.form");
        assertThat(processName("probe")).isEqualTo("Probe of the gate");
    }

    @Test
    void who_is_called_is_deployed_before_who_calls() {
        assertThat(BundlesForTests.in("en").from(files))
                .extracting(Bundle::name)
                .containsExactly("follow", "probe");
    }

    @Test
    void a_restart_with_the_same_files_deploys_nothing() {
        for (String language : List.of("en", "sv")) {
            start(language);
            int before = deployments().size();

            start(language);

            assertThat(deployments()).as(language).hasSize(before);
        }
    }

    @Test
    void a_changed_form_deploys_its_bundle_and_no_other() {
        start("en");
        change("forms/follow/follow-probe.form", "Was it followed?", "Was it followed up?");
        change("forms/follow/follow-probe.form.sv.properties", "Was it followed?", "Was it followed up?");

        start("en");

        assertThat(deployments())
                .extracting(Deployment::getName)
                .containsExactlyInAnyOrder("follow", "follow", "probe");
    }

    @Test
    void in_swedish_names_documentation_labels_and_options_are_swedish() throws IOException {
        start("sv");

        assertThat(processName("probe")).isEqualTo("Svenska: Probe of the gate");
        String model = text("probe", "processes/probe/probe.bpmn");
        assertThat(model)
                .contains("name=\"Svenska: Assess the probe\"", "name=\"Svenska: long\"", "name=\"Svenska: Police\"")
                .contains("<documentation>Svenska: Tells what was found.</documentation>")
                .doesNotContain("name=\"Assess the probe\"");
        assertThat(text("probe", "forms/probe/assess-probe.form"))
                .contains("Svenska: What was found?", "Svenska: Housing", "Svenska: In short")
                .contains("\"value\":\"housing\"")
                .doesNotContain("\"What was found?\"");
    }

    @Test
    void models_that_break_a_rule_stop_the_start_with_every_finding_and_deploy_nothing() {
        change("processes/probe/probe.bpmn", "camunda:candidateGroups=\"socialservices\"", "camunda:assignee=\"me\"");
        change("processes/follow/follow.bpmn", "camunda:versionTag=\"1.0.0\"", "");

        assertThatThrownBy(() -> start("en"))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining(
                        "processes/probe/probe.bpmn, assess-probe (M03c): The model names who does the task.")
                .hasMessageContaining("processes/follow/follow.bpmn, follow (M02b)");
        assertThat(deployments()).isEmpty();
    }

    private void start(String language) {
        deployBundles.deploy(BundlesForTests.in(language).from(files));
    }

    private void change(String path, String from, String to) {
        var contents = new TreeMap<>(files.contents());
        String before = new String(contents.get(path), StandardCharsets.UTF_8);
        assertThat(before).contains(from);
        contents.put(path, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
        files = new ModelFiles(contents);
    }

    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .filter(deployment -> List.of("probe", "follow").contains(deployment.getName()))
                .toList();
    }

    private String id(String deployment) {
        return repository
                .createDeploymentQuery()
                .deploymentName(deployment)
                .singleResult()
                .getId();
    }

    private List<String> resources(String deployment) {
        return repository.getDeploymentResources(id(deployment)).stream()
                .map(Resource::getName)
                .toList();
    }

    private String text(String deployment, String path) throws IOException {
        try (var content = repository.getResourceAsStream(id(deployment), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String processName(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getName();
    }
}
