package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.RoleTasks;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.CaseNumber;

/** What nobody may do at either of the engine's front doors, tried by everybody. */
@HandlingsplanTest
class GuardsTest {

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
    JdbcClient jdbc;

    FrontDoors doors;
    RoleTasks roleTasks;
    CaseNumber number;
    Task task;
    String canary;

    @BeforeEach
    void come_to_the_doors() {
        doors = new FrontDoors(port);
        roleTasks = new RoleTasks(engine, cases, participants, transactions);
        open_a_case_of_its_own();
    }

    private void open_a_case_of_its_own() {
        number = roleTasks.opened("solna");
        task = roleTasks.task(number, "assess-threat");
        canary = "canary" + UUID.randomUUID().toString().substring(0, 8);
    }

    private record Call(String method, String path, String json) {}

    /** Free text on its way past the forms. {@code %1$s} is a task, {@code %2$s} its process, {@code %3$s} its definition. */
    private static final Map<String, Call> TEXT_PAST_THE_FORMS = Map.ofEntries(
            Map.entry("comment", new Call("POST", "/task/%1$s/comment/create", "{\"message\":\"CANARY\"}")),
            Map.entry(
                    "set a variable",
                    new Call("PUT", "/task/%1$s/variables/note", "{\"value\":\"CANARY\",\"type\":\"String\"}")),
            Map.entry(
                    "change variables",
                    new Call(
                            "POST",
                            "/task/%1$s/variables",
                            "{\"modifications\":{\"note\":{\"value\":\"CANARY\",\"type\":\"String\"}}}")),
            Map.entry(
                    "set a variable of the task alone",
                    new Call("PUT", "/task/%1$s/localVariables/note", "{\"value\":\"CANARY\",\"type\":\"String\"}")),
            Map.entry(
                    "set a variable of the process",
                    new Call(
                            "PUT",
                            "/process-instance/%2$s/variables/note",
                            "{\"value\":\"CANARY\",\"type\":\"String\"}")),
            Map.entry(
                    "set a json variable",
                    new Call(
                            "PUT",
                            "/process-instance/%2$s/variables/note",
                            "{\"value\":\"{\\\"a\\\":\\\"CANARY\\\"}\",\"type\":\"Json\"}")),
            Map.entry(
                    "edit the task", new Call("PUT", "/task/%1$s", "{\"name\":\"CANARY\",\"description\":\"CANARY\"}")),
            Map.entry("give the task a stranger", new Call("POST", "/task/%1$s/assignee", "{\"userId\":\"CANARY x\"}")),
            Map.entry("delegate to a stranger", new Call("POST", "/task/%1$s/delegate", "{\"userId\":\"CANARY x\"}")),
            Map.entry(
                    "complete with variables",
                    new Call("POST", "/task/%1$s/complete", "{\"variables\":{\"note\":{\"value\":\"CANARY\"}}}")),
            Map.entry(
                    "resolve with variables",
                    new Call("POST", "/task/%1$s/resolve", "{\"variables\":{\"note\":{\"value\":\"CANARY\"}}}")),
            Map.entry(
                    "start with variables",
                    new Call(
                            "POST",
                            "/process-definition/%3$s/start",
                            "{\"variables\":{\"note\":{\"value\":\"CANARY\",\"type\":\"String\"}}}")),
            Map.entry(
                    "start with another key",
                    new Call("POST", "/process-definition/%3$s/start", "{\"businessKey\":\"CANARY\"}")),
            Map.entry(
                    "make a task",
                    new Call("POST", "/task/create", "{\"name\":\"CANARY\",\"description\":\"CANARY\"}")),
            Map.entry(
                    "make a part of a task",
                    new Call("POST", "/task/create", "{\"name\":\"CANARY\",\"parentTaskId\":\"%1$s\"}")));

    /** What the engine offers a candidate, or anybody, and the product doesn't. */
    private static final Map<String, Call> NOT_FOR_MEMBERS = Map.ofEntries(
            Map.entry("complete without the form", new Call("POST", "/task/%1$s/complete", "{}")),
            Map.entry("resolve", new Call("POST", "/task/%1$s/resolve", "{}")),
            Map.entry("raise a BPMN error", new Call("POST", "/task/%1$s/bpmnError", "{\"errorCode\":\"CANARY\"}")),
            Map.entry("escalate", new Call("POST", "/task/%1$s/bpmnEscalation", "{\"escalationCode\":\"CANARY\"}")),
            Map.entry("delegate", new Call("POST", "/task/%1$s/delegate", "{\"userId\":\"police2\"}")),
            Map.entry("give to a colleague", new Call("POST", "/task/%1$s/assignee", "{\"userId\":\"police2\"}")),
            Map.entry("claim for a colleague", new Call("POST", "/task/%1$s/claim", "{\"userId\":\"police2\"}")),
            Map.entry(
                    "offer to another group",
                    new Call("POST", "/task/%1$s/identity-links", "{\"groupId\":\"solna\",\"type\":\"candidate\"}")),
            Map.entry("delete the task", new Call("DELETE", "/task/%1$s", null)),
            Map.entry("read variables", new Call("GET", "/task/%1$s/variables", null)),
            Map.entry("read the process's variables", new Call("GET", "/process-instance/%2$s/variables", null)),
            Map.entry("read any variable", new Call("GET", "/variable-instance", null)),
            Map.entry(
                    "ask tasks by answer",
                    new Call(
                            "POST",
                            "/task",
                            "{\"processVariables\":[{\"name\":\"riskLevel\",\"operator\":\"eq\",\"value\":\"low\"}]}")),
            Map.entry(
                    "ask tasks by answer inside or",
                    new Call(
                            "POST",
                            "/task",
                            "{\"orQueries\":[{\"processVariables\":[{\"name\":\"riskLevel\",\"operator\":\"eq\",\"value\":\"low\"}]}]}")),
            Map.entry(
                    "sort tasks by answer",
                    new Call(
                            "POST",
                            "/task",
                            "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"riskLevel\",\"type\":\"String\"}}]}")),
            Map.entry("delete the process", new Call("DELETE", "/process-instance/%2$s", null)),
            Map.entry(
                    "send a message",
                    new Call("POST", "/message", "{\"messageName\":\"consent-withdrawn\",\"all\":true}")),
            Map.entry("throw a signal", new Call("POST", "/signal", "{\"name\":\"x\"}")),
            Map.entry(
                    "make a filter",
                    new Call(
                            "POST",
                            "/filter/create",
                            "{\"resourceType\":\"Task\",\"name\":\"CANARY\",\"query\":{},\"properties\":{}}")),
            Map.entry(
                    "write in the own profile",
                    new Call(
                            "PUT",
                            "/user/MEMBER/profile",
                            "{\"id\":\"MEMBER\",\"firstName\":\"CANARY\",\"lastName\":\"CANARY\",\"email\":\"CANARY\"}")),
            Map.entry("delete oneself", new Call("DELETE", "/user/MEMBER", null)),
            Map.entry("read finished tasks", new Call("GET", "/history/task", null)),
            Map.entry("read deployments", new Call("GET", "/deployment", null)),
            Map.entry("read jobs", new Call("GET", "/job", null)));

    /** What a member may do with a task of the own agency, tried on another's. */
    private static final Map<String, Call> ONLY_OWN = Map.of(
            "look at", new Call("GET", "/task/%1$s", null),
            "claim", new Call("POST", "/task/%1$s/claim", "{\"userId\":\"MEMBER\"}"),
            "give back", new Call("POST", "/task/%1$s/unclaim", "{}"),
            "see its form", new Call("GET", "/task/%1$s/form", null),
            "open its form", new Call("GET", "/task/%1$s/deployed-form", null),
            "see its answers", new Call("GET", "/task/%1$s/form-variables", null),
            "see who may", new Call("GET", "/task/%1$s/identity-links", null),
            "send in its form", new Call("POST", "/task/%1$s/submit-form", "{\"variables\":{}}"));

    @TestFactory
    Stream<DynamicTest> free_text_reaches_the_engine_by_no_route() {
        return tests(TEXT_PAST_THE_FORMS, List.of("police", "shelter", "coordinator", "admin"), (what, answer) -> {
            assertThat(answer.statusCode()).as(what).isBetween(400, 499);
            assertThat(rowsWithCanary()).as(what).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_member_gives_no_command_outside_the_work_in_tasklist() {
        return tests(NOT_FOR_MEMBERS, List.of("police", "shelter", "coordinator"), (what, answer) -> {
            assertThat(answer.statusCode()).as(what).isIn(403, 404);
            assertThat(rowsWithCanary()).as(what).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> another_agencys_task_looks_like_one_that_does_not_exist() {
        return ONLY_OWN.entrySet().stream()
                .flatMap(action -> doors().map(door -> dynamicTest(action.getKey() + " at " + door.getKey(), () -> {
                    var foreign = call(door.getValue(), "shelter", action.getValue(), task.getId());
                    var unknown = call(door.getValue(), "shelter", action.getValue(), "no-such-task");

                    assertThat(foreign.statusCode())
                            .as(action.getKey() + foreign.body())
                            .isEqualTo(404);
                    assertThat(unknown.statusCode()).isEqualTo(404);
                    assertThat(foreign.body().replace(task.getId(), "*"))
                            .isEqualTo(unknown.body().replace("no-such-task", "*"));
                    assertUnchanged();
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_coordinator_sees_the_others_tasks_but_not_what_they_answer() {
        return ONLY_OWN.entrySet().stream()
                .flatMap(action -> doors().map(door -> dynamicTest(action.getKey() + " at " + door.getKey(), () -> {
                    var answer = call(door.getValue(), "coordinator", action.getValue(), task.getId());

                    boolean looks =
                            List.of("look at", "see its form", "see who may").contains(action.getKey());
                    assertThat(answer.statusCode())
                            .as(action.getKey() + answer.body())
                            .isEqualTo(looks ? 200 : 403);
                    assertUnchanged();
                })));
    }

    @TestFactory
    Stream<DynamicTest> questions_carry_no_expression() {
        String hidden = "{\"orQueries\":[{\"assigneeExpression\":\"${1+1}\"}]}";
        String open = "{\"assignee\\u0045xpression\":\"${1+1}\"}";
        return Stream.of("police", "coordinator", "admin")
                .flatMap(member -> doors().flatMap(door -> Stream.of(hidden, open)
                        .map(body -> dynamicTest(member + " asks " + body + " at " + door.getKey(), () -> {
                            assertThat(door.getValue()
                                            .call(member, "POST", "/task", body)
                                            .statusCode())
                                    .isEqualTo(400);
                            assertThat(door.getValue()
                                            .call(member, "GET", "/task?assigneeExpression=%24%7B1%7D", null)
                                            .statusCode())
                                    .isEqualTo(400);
                        }))));
    }

    @TestFactory
    Stream<DynamicTest> a_member_claims_gives_back_and_sends_in() {
        return doors().map(door -> dynamicTest(door.getKey(), () -> {
            var own = roleTasks.task(roleTasks.opened("solna"), "assess-threat");
            var claim = new Call("POST", "/task/%1$s/claim", "{\"userId\":\"MEMBER\"}");
            assertThat(call(door.getValue(), "police", claim, own.getId()).statusCode())
                    .isEqualTo(204);
            assertThat(call(door.getValue(), "police", new Call("POST", "/task/%1$s/unclaim", "{}"), own.getId())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(call(door.getValue(), "police2", claim, own.getId()).statusCode())
                    .isEqualTo(204);

            var second = call(door.getValue(), "police", claim, own.getId());
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("police2 works on this task since");
            var past = call(
                    door.getValue(),
                    "police",
                    new Call("POST", "/task/%1$s/submit-form", "{\"variables\":{}}"),
                    own.getId());
            assertThat(past.statusCode()).isEqualTo(409);
            assertThat(engine.getTaskService()
                            .createTaskQuery()
                            .taskId(own.getId())
                            .count())
                    .isEqualTo(1);
        }));
    }

    @Test
    void a_refusal_says_why_in_the_installations_language() {
        var answer =
                doors.byPassword("police", "POST", "/task/" + task.getId() + "/bpmnError", "{\"errorCode\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not offered here.");
    }

    @Test
    void a_member_may_change_the_own_password_and_no_other() {
        String member = memberOf("solna");
        String change = "{\"password\":\"a new password\",\"authenticatedUserPassword\":\"demo\"}";

        assertThat(doors.byPassword(member, "PUT", "/user/police/credentials", change)
                        .statusCode())
                .isIn(403, 404);
        assertThat(doors.byPassword(member, "PUT", "/user/" + member + "/credentials", change)
                        .statusCode())
                .isEqualTo(204);
        assertThat(engine.getIdentityService().checkPassword(member, "a new password"))
                .isTrue();
        assertThat(engine.getIdentityService().checkPassword("police", "demo")).isTrue();
    }

    @Test
    void a_member_who_moves_to_another_agency_leaves_the_tasks_behind_from_the_next_call_on() {
        String member = memberOf("solna");
        String own = roleTasks.task(number, "find-place").getId();
        var claim = new Call("POST", "/task/%1$s/claim", "{\"userId\":\"MEMBER\"}");
        assertThat(call(doors::bySession, member, claim, own).statusCode()).isEqualTo(204);

        engine.getIdentityService().deleteMembership(member, "solna");
        engine.getIdentityService().createMembership(member, "stockholm");

        for (FrontDoors.Door door : doors.all().values()) {
            for (Call action : ONLY_OWN.values()) {
                assertThat(call(door, member, action, own).statusCode())
                        .as(action.path())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void an_administrator_attaches_nothing_and_annotates_nothing() {
        engine.getIdentityService().setAuthentication("admin", List.of("camunda-admin"));
        try {
            assertThatThrownBy(() -> engine.getTaskService()
                            .createAttachment("text", task.getId(), null, canary, canary, "http://" + canary))
                    .hasMessageContaining("attachments are not kept");
            assertThatThrownBy(() -> engine.getHistoryService().setAnnotationForOperationLogById("any", canary))
                    .hasMessageContaining("are not kept");
            assertThatThrownBy(() -> engine.getRuntimeService()
                            .createIncident("failedJob", task.getExecutionId(), canary, canary))
                    .hasMessageContaining("are not kept");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private String memberOf(String agency) {
        String member = "member" + UUID.randomUUID().toString().substring(0, 8);
        var user = engine.getIdentityService().newUser(member);
        user.setPassword("demo");
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(member, agency);
        return member;
    }

    private Stream<Map.Entry<String, FrontDoors.Door>> doors() {
        return doors.all().entrySet().stream();
    }

    private interface Check {
        void look(String what, java.net.http.HttpResponse<String> answer);
    }

    private Stream<DynamicTest> tests(Map<String, Call> calls, List<String> members, Check check) {
        return calls.entrySet().stream().flatMap(call -> members.stream().flatMap(member -> doors().map(door ->
                dynamicTest("%s: %s at %s".formatted(member, call.getKey(), door.getKey()), () -> {
                    open_a_case_of_its_own();
                    var answer = call(door.getValue(), member, call.getValue(), task.getId());
                    check.look(
                            "%s: %s at %s: %s".formatted(member, call.getKey(), door.getKey(), answer.body()), answer);
                    assertUnchanged();
                }))));
    }

    private java.net.http.HttpResponse<String> call(FrontDoors.Door door, String member, Call call, String taskId) {
        String json = call.json() == null
                ? null
                : call.json()
                        .replace("CANARY", canary)
                        .replace("MEMBER", member)
                        .replace("%1$s", taskId);
        String path = call.path()
                .replace("MEMBER", member)
                .formatted(taskId, task.getProcessInstanceId(), task.getProcessDefinitionId());
        return door.call(member, call.method(), path, json);
    }

    private void assertUnchanged() {
        Task now = roleTasks.task(number, "assess-threat");
        assertThat(now).isNotNull();
        assertThat(now.getAssignee()).isNull();
        assertThat(now.getOwner()).isNull();
        assertThat(now.getName()).isEqualTo("Assess the threat");
        assertThat(now.getDelegationState()).isNull();
    }

    private List<String> rowsWithCanary() {
        return jdbc.sql("""
                        select 'comment' from engine.act_hi_comment where message_ like :canary
                        union all select 'variable' from engine.act_ru_variable where text_ like :canary or text2_ like :canary
                        union all select 'task' from engine.act_ru_task
                            where name_ like :canary or description_ like :canary or owner_ like :canary or assignee_ like :canary
                        union all select 'task history' from engine.act_hi_taskinst
                            where name_ like :canary or description_ like :canary or owner_ like :canary or assignee_ like :canary
                        union all select 'process' from engine.act_ru_execution where business_key_ like :canary
                        union all select 'process history' from engine.act_hi_procinst where business_key_ like :canary
                        union all select 'bytes' from engine.act_ge_bytearray where position(:text in encode(bytes_, 'escape')) > 0
                        union all select 'operation' from engine.act_hi_op_log where new_value_ like :canary
                        union all select 'filter' from engine.act_ru_filter where name_ like :canary
                        union all select 'user' from engine.act_id_user where first_ like :canary
                        """)
                .param("canary", "%" + canary + "%")
                .param("text", canary)
                .query(String.class)
                .list();
    }
}
