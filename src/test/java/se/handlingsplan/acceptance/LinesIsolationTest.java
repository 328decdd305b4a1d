package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.HandlingsplanTest;

/** Of each step of each line: who doesn't hold its role in the case gets nowhere near it over REST. */
@HandlingsplanTest
class LinesIsolationTest {

    /** Takes no part in the case. */
    private static final String STRANGER = "socialservices-botkyrka";

    private static final String COORDINATOR = "coordinator";

    /** By the agency that holds the step's role: a member who takes part in the case in another role. */
    private static final Map<String, String> OTHER_PARTICIPANT = Map.of("polisen", "shelter");

    private static final String ANY_OTHER_PARTICIPANT = "police";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService models;

    @Autowired
    RuntimeService processes;

    @Autowired
    TaskService tasks;

    @ParameterizedTest
    @MethodSource("lines")
    void who_does_not_hold_its_role_can_neither_see_nor_claim_nor_open_nor_send_in(String line) {
        var rest = new EngineRest(port);
        String number = new CaseByRest(rest)
                .answering("open-case", Map.of("ageBand", "adult", "stayMunicipality", "0180"))
                .openedBy("socialservices")
                .number();
        ProcessDefinition model = models.createProcessDefinitionQuery()
                .processDefinitionKey(line)
                .latestVersion()
                .singleResult();
        List<String> reached = new ArrayList<>();
        int steps = 0;
        for (UserTask step : models.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class)) {
            ProcessInstance waiting = processes
                    .createProcessInstanceById(model.getId())
                    .businessKey(number)
                    .startBeforeActivity(step.getId())
                    .execute();
            reached.addAll(reached(rest, waiting, step.getId()));
            processes.deleteProcessInstance(waiting.getId(), "isolation");
            steps++;
        }

        assertThat(steps).as("steps of %s", line).isPositive();
        assertThat(reached).as("what somebody reached who holds another role").isEmpty();
    }

    private List<String> reached(EngineRest rest, ProcessInstance waiting, String step) {
        String task = tasks.createTaskQuery()
                .processInstanceId(waiting.getId())
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
        String agency = tasks.getIdentityLinksForTask(task).get(0).getGroupId();
        assertThat(rest.send(CaseByRest.MEMBER_OF.get(agency), "GET", "/task/" + task + "/form-variables", null)
                        .statusCode())
                .as("%s as its holder", step)
                .isEqualTo(200);
        var reached = new ArrayList<String>();
        for (String member : List.of(STRANGER, OTHER_PARTICIPANT.getOrDefault(agency, ANY_OTHER_PARTICIPANT))) {
            if (!rest.get(member, "/task?processInstanceId=" + waiting.getId()).isEmpty()) {
                reached.add(member + " finds " + step);
            }
            expect(404, rest, member, "GET", "/task/" + task, null, reached);
            mayNotWork(404, rest, member, task, reached);
        }
        if (!agency.equals("regionkoordinator")) {
            mayNotWork(403, rest, COORDINATOR, task, reached);
        }
        assertThat(rest.get("admin", "/task/" + task).path("assignee").isNull())
                .as("%s is still nobody's", step)
                .isTrue();
        return reached;
    }

    private static void mayNotWork(int answer, EngineRest rest, String member, String task, List<String> reached) {
        expect(answer, rest, member, "POST", "/task/" + task + "/claim", Map.of("userId", member), reached);
        expect(answer, rest, member, "GET", "/task/" + task + "/deployed-form", null, reached);
        expect(answer, rest, member, "GET", "/task/" + task + "/form-variables", null, reached);
        expect(answer, rest, member, "POST", "/task/" + task + "/submit-form", Map.of("variables", Map.of()), reached);
    }

    private static void expect(
            int status, EngineRest rest, String member, String method, String path, Object body, List<String> others) {
        var answer = rest.send(member, method, path, body);
        if (answer.statusCode() != status) {
            others.add("%s as %s %s: %d %s".formatted(path, member, method, answer.statusCode(), answer.body()));
        }
    }

    static Stream<String> lines() throws IOException {
        try (var folders = Files.list(Path.of("processes"))) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("event"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
