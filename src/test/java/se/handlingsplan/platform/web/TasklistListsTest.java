package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.RoleTasks;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.worklist.Escalations;

/** What a member finds in Tasklist: the lists, what stands beside a task, and who works on it. */
@HandlingsplanTest
class TasklistListsTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Cases cases;

    @Autowired
    Participants participants;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ObjectMapper json;

    @Autowired
    Escalations escalations;

    @Autowired
    Caseworkers caseworkers;

    FrontDoors doors;
    RoleTasks roleTasks;
    CaseNumber number;

    @BeforeEach
    void open_a_case() {
        doors = new FrontDoors(port);
        roleTasks = new RoleTasks(engine, cases, participants, transactions);
        number = roleTasks.opened("botkyrka");
    }

    @Test
    void a_member_finds_the_lists_of_the_own_agency_the_full_one_first() {
        assertThat(names("police"))
                .containsExactly("Our tasks", "My tasks", "Not taken", "Overdue", "Escalated", "Due this week");
    }

    @Test
    void a_coordinator_finds_all_cases_besides() {
        assertThat(names("coordinator"))
                .containsExactly(
                        "Our tasks", "All cases", "My tasks", "Not taken", "Overdue", "Escalated", "Due this week");
        assertThat(steps("coordinator", "All cases")).contains("Find a place", "Assess the threat");
        assertThat(steps("coordinator", "Our tasks")).doesNotContain("Find a place");
    }

    @Test
    void a_task_is_in_the_lists_that_its_state_says() {
        Task own = roleTasks.task(number, "find-place");
        assertThat(cases("socialservices-botkyrka", "Our tasks")).contains(number.value());
        assertThat(cases("socialservices-botkyrka", "Not taken")).contains(number.value());
        assertThat(cases("socialservices-botkyrka", "My tasks")).doesNotContain(number.value());
        assertThat(cases("socialservices-solna", "Our tasks")).doesNotContain(number.value());

        doors.byPassword(
                "socialservices-botkyrka",
                "POST",
                "/task/" + own.getId() + "/claim",
                "{\"userId\":\"socialservices-botkyrka\"}");

        assertThat(cases("socialservices-botkyrka", "Our tasks")).contains(number.value());
        assertThat(cases("socialservices-botkyrka", "Not taken")).doesNotContain(number.value());
        assertThat(cases("socialservices-botkyrka", "My tasks")).contains(number.value());
    }

    @Test
    void overdue_and_due_this_week_follow_the_due_date() {
        Task task = roleTasks.task(number, "assess-threat");
        long now = ClockUtil.getCurrentTime().getTime();

        due(task, now - Duration.ofDays(2).toMillis());
        assertThat(cases("police", "Overdue")).contains(number.value());
        assertThat(cases("police", "Due this week")).doesNotContain(number.value());

        due(task, now + Duration.ofSeconds(90).toMillis());
        assertThat(cases("police", "Overdue")).doesNotContain(number.value());
        assertThat(cases("police", "Due this week")).contains(number.value());

        due(task, now + Duration.ofDays(9).toMillis());
        assertThat(cases("police", "Overdue")).doesNotContain(number.value());
        assertThat(cases("police", "Due this week")).doesNotContain(number.value());
    }

    @Test
    void case_number_line_and_risk_level_stand_beside_a_task() throws Exception {
        var beside = StreamSupport.stream(tasks("police", "Our tasks").spliterator(), false)
                .map(task -> task.at("/_embedded/variable"))
                .filter(variables -> variables.toString().contains(number.value()))
                .toList();

        assertThat(beside).hasSize(1);
        assertThat(beside.get(0).findValuesAsText("name")).containsExactlyInAnyOrder("caseNumber", "line", "riskLevel");
    }

    @Test
    void a_stored_list_holds_no_expression_but_the_current_user() {
        for (var filter : engine.getFilterService().createTaskFilterQuery().list()) {
            var query = filter.getQuery();
            assertThat(query.toString()).isNotNull();
            assertThat(((org.camunda.bpm.engine.impl.AbstractQuery<?, ?>) query)
                            .getExpressions()
                            .values())
                    .as(filter.getName())
                    .allMatch("${currentUser()}"::equals);
        }
    }

    @Test
    void whoever_sees_a_task_sees_who_works_on_it_and_since_when() throws Exception {
        Task own = roleTasks.task(number, "find-place");
        String path = "/tasks/" + own.getId() + "/worker";
        assertThat(doors.browser("socialservices-botkyrka").get(path).statusCode())
                .isEqualTo(204);

        doors.byPassword(
                "socialservices-botkyrka",
                "POST",
                "/task/" + own.getId() + "/claim",
                "{\"userId\":\"socialservices-botkyrka\"}");

        JsonNode mine =
                json.readTree(doors.browser("socialservices-botkyrka").get(path).body());
        assertThat(mine.get("member").asText()).isEqualTo("socialservices-botkyrka");
        assertThat(mine.get("you").asBoolean()).isTrue();
        assertThat(mine.get("since").isNull()).isFalse();
        JsonNode seen = json.readTree(doors.browser("coordinator").get(path).body());
        assertThat(seen.get("you").asBoolean()).isFalse();
        assertThat(doors.browser("police").get(path).statusCode()).isEqualTo(404);
        assertThat(doors.browser("police").get("/tasks/no-such-task/worker").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoever_takes_part_sees_in_the_case_what_waits_for_whom_and_who_was_asked() throws Exception {
        Task threat = roleTasks.task(number, "assess-threat");
        due(threat, ClockUtil.getCurrentTime().getTime() - Duration.ofDays(8).toMillis());
        escalations.look();
        String path = "/tasks/" + roleTasks.task(number, "find-place").getId() + "/case";

        JsonNode seen =
                json.readTree(doors.browser("socialservices-botkyrka").get(path).body());

        assertThat(seen.get("caseNumber").asText()).isEqualTo(number.value());
        JsonNode late = seen.get("waiting").get(0);
        assertThat(late.get("step").asText()).isEqualTo("Assess the threat");
        assertThat(late.get("agency").asText()).isEqualTo("Police Authority, Stockholm region");
        assertThat(late.get("overdue").asBoolean()).isTrue();
        assertThat(late.get("escalations").findValuesAsText("sentence"))
                .containsExactly(
                        "Reminded: Police Authority, Stockholm region",
                        "The second level was asked: police2, Police Authority, Stockholm region",
                        "The coordinator was asked: Regional coordinator against human trafficking");
        assertThat(steps("coordinator", "Escalated")).containsExactly("Assess the threat");
        assertThat(steps("police", "Escalated")).containsExactly("Assess the threat");
        assertThat(steps("police2", "My tasks")).containsExactly("Assess the threat");
        assertThat(doors.browser("health").get(path).statusCode()).isEqualTo(404);
        assertThat(doors.browser("health").get("/tasks/no-such-task/case").statusCode())
                .isEqualTo(404);
    }

    @Test
    void of_an_operation_each_agency_sees_its_own_tasks_alone_and_the_coordinator_all() throws Exception {
        String operation = caseworkers.start("operation", "police", Map.of()).getBusinessKey();
        caseworkers.complete(caseworkers.openTasks(operation).get(0), Map.of());
        Task alert = caseworkers.openTasks(operation).stream()
                .filter(task -> task.getTaskDefinitionKey().equals("alert-health"))
                .findFirst()
                .orElseThrow();
        String path = "/tasks/" + alert.getId() + "/case";

        assertThat(json.readTree(doors.browser("health").get(path).body())
                        .get("waiting")
                        .findValuesAsText("step"))
                .as("when the others must be ready tells when it takes place")
                .containsExactly("Forewarn health care");
        assertThat(json.readTree(doors.browser("coordinator").get(path).body())
                        .get("waiting")
                        .findValuesAsText("step"))
                .hasSize(6);
    }

    private void due(Task task, long at) {
        Task fresh =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        fresh.setDueDate(new java.util.Date(at));
        engine.getTaskService().saveTask(fresh);
    }

    private List<String> names(String member) {
        var names = new ArrayList<String>();
        lists(member).forEach(list -> names.add(list.get("name").asText()));
        return names;
    }

    private JsonNode lists(String member) {
        try {
            var answer =
                    doors.bySession(member, "GET", "/filter?resourceType=Task&sortBy=filterId&sortOrder=asc", null);
            assertThat(answer.statusCode()).isEqualTo(200);
            var lists = new ArrayList<JsonNode>();
            json.readTree(answer.body()).forEach(lists::add);
            lists.sort(java.util.Comparator.comparingInt(
                    list -> list.at("/properties/priority").asInt()));
            return json.createArrayNode().addAll(lists);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode tasks(String member, String list) {
        for (JsonNode each : lists(member)) {
            if (each.get("name").asText().equals(list)) {
                var answer = doors.tasklist(
                        member, "/filter/" + each.get("id").asText() + "/list?firstResult=0&maxResults=5000");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                try {
                    return json.readTree(answer.body()).at("/_embedded/task");
                } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError(member + " has no list " + list);
    }

    /** The names of this test's own case's tasks in a list: other tests have cases too. */
    private List<String> steps(String member, String list) {
        var steps = new ArrayList<String>();
        tasks(member, list).forEach(task -> {
            if (caseOf(task).equals(number.value())) {
                steps.add(task.get("name").asText());
            }
        });
        return steps;
    }

    private static String caseOf(JsonNode task) {
        for (JsonNode variable : task.at("/_embedded/variable")) {
            if (variable.get("name").asText().equals("caseNumber")) {
                return variable.get("value").asText();
            }
        }
        return "";
    }

    private List<String> cases(String member, String list) {
        var numbers = new ArrayList<String>();
        tasks(member, list).forEach(task -> task.at("/_embedded/variable").forEach(variable -> {
            if (variable.get("name").asText().equals("caseNumber")) {
                numbers.add(variable.get("value").asText());
            }
        }));
        return numbers;
    }
}
