package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.casefile.OpenedCaseFile;
import se.handlingsplan.demo.DemoCase;
import se.handlingsplan.demo.FormAnswers;
import se.handlingsplan.demo.engine.CaseWalk;

/**
 * The engine routes, the journal remembers: every text field of every form gets a canary, and no table but the case file's,
 * and no line of the log, may sing.
 */
@HandlingsplanTest
class CanaryTest {

    private static final String CANARY = "Kanariefågel";

    @Autowired
    CaseWalk walk;

    @Autowired
    RepositoryService models;

    @Autowired
    RuntimeService processes;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identities;

    @Autowired
    ApplicationContext product;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    @Value("${logging.file.name}")
    Path log;

    @AfterEach
    void nobodyIsLoggedIn() {
        identities.clearAuthentication();
    }

    @Test
    void nothing_said_in_any_form_reaches_the_engine_or_the_log() throws IOException {
        String number = openedCase();
        Set<String> filled = new TreeSet<>();
        for (ProcessDefinition definition : models.createProcessDefinitionQuery()
                .processDefinitionKeysIn(processesOfThePlan())
                .latestVersion()
                .list()) {
            for (UserTask step :
                    models.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class)) {
                filled.add(fillIn(definition, step.getId(), number));
            }
        }

        assertThat(filled).as("forms filled in").containsAll(taskForms());
        assertThat(new OpenedCaseFile(product).journal(number))
                .as("journal entries with a canary")
                .filteredOn(entry -> entry.content().contains(CANARY))
                .hasSizeGreaterThan(filled.size() / 2);
        assertThat(columnsWithCanary()).isEmpty();
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains(CANARY));
    }

    private String openedCase() {
        Map<String, Object> start = new HashMap<>();
        for (String key : List.of("givenName", "familyName", "citizenship", "contactWay", "firstNote")) {
            start.put(key, CANARY);
        }
        return walk.walk(
                new DemoCase("canary", "socialservices", 1, 48, start, Map.of(), List.of(), List.of()),
                Map.of(),
                clock.instant());
    }

    /** Starts the process right before the step, so that every form is reached, whatever route leads there. */
    private String fillIn(ProcessDefinition definition, String step, String number) throws IOException {
        identities.clearAuthentication();
        var instance = processes
                .createProcessInstanceById(definition.getId())
                .businessKey(number)
                .startBeforeActivity(step)
                .execute();
        Task task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(step)
                .singleResult();
        assertThat(task).as("%s of %s waits", step, definition.getKey()).isNotNull();
        String agency = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
        String member = identities
                .createUserQuery()
                .memberOfGroup(agency)
                .orderByUserId()
                .asc()
                .list()
                .get(0)
                .getId();
        identities.setAuthentication(member, List.of(agency));
        forms.submitTaskForm(task.getId(), withCanaries(forms.getDeployedTaskForm(task.getId())));
        identities.clearAuthentication();
        if (processes
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                > 0) {
            processes.deleteProcessInstance(instance.getId(), "canary");
        }
        return definition.getKey() + "/" + step;
    }

    private Map<String, Object> withCanaries(InputStream stream) throws IOException {
        try (stream) {
            JsonNode form = json.readTree(stream);
            Map<String, Object> wishes = new HashMap<>();
            for (JsonNode field : FormAnswers.fields(form)) {
                String type = field.path("type").asText();
                if (type.equals("textfield") || type.equals("textarea")) {
                    wishes.put(field.path("key").asText(), CANARY);
                }
            }
            return new FormAnswers(LocalDate.now(clock.withZone(ZoneOffset.UTC))).fill(form, wishes);
        }
    }

    private static String[] processesOfThePlan() throws IOException {
        try (var folders = Files.list(Path.of("processes"))) {
            return folders.map(folder -> folder.getFileName().toString()).toArray(String[]::new);
        }
    }

    private static Set<String> taskForms() throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            var found = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith(".form"))
                    .forEach(file -> found.add(file.getParent().getFileName() + "/"
                            + file.getFileName().toString().replace(".form", "")));
            found.removeAll(Set.of(
                    "plan/open-case",
                    "identification/register-indication",
                    "operation/plan-operation",
                    "event/report-event",
                    "selfreferral/ask-for-help",
                    "selfmessage/write-again"));
            return found;
        }
    }

    /** Every text and bytea column of every schema, the case file's too, where it lies sealed. */
    private List<String> columnsWithCanary() {
        var singing = new ArrayList<String>();
        for (Map<String, Object> column : jdbc.sql("""
                select table_schema, table_name, column_name, data_type from information_schema.columns
                 where table_schema not in ('pg_catalog', 'information_schema')
                   and data_type in ('text', 'character varying', 'bytea', 'jsonb', 'json')
                   and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                """).query().listOfRows()) {
            String table = column.get("table_schema") + "." + column.get("table_name");
            String name = column.get("column_name").toString();
            String found = column.get("data_type").equals("bytea")
                    ? "position(convert_to(:canary, 'UTF8') in " + name + ") > 0"
                    : "position(:canary in " + name + "::text) > 0";
            if (jdbc.sql("select exists (select 1 from " + table + " where " + found + ")")
                    .param("canary", CANARY)
                    .query(Boolean.class)
                    .single()) {
                singing.add(table + "." + name);
            }
        }
        return singing;
    }
}
