package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.casefile.OpenedCaseFile;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

@HandlingsplanTest
class AnswerPathTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationContext product;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cases cases;

    @Autowired
    Participants participants;

    @Autowired
    FlywayConnectionDetails owner;

    @Autowired
    TestRestTemplate http;

    AnswerModels models;

    @BeforeEach
    void deploy() {
        models = new AnswerModels(engine);
    }

    static Map<String, Object> start() {
        return new LinkedHashMap<>(Map.of(
                "urgency", "today",
                "foundMunicipality", "0180",
                "firstNote", "canary-note",
                "wishes", "canary-wish",
                "secret", "canary-secret",
                "givenName", "canary-name"));
    }

    static WebApplicationException refusal(Runnable act) {
        return catchThrowableOfType(WebApplicationException.class, act::run);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> body(WebApplicationException refusal) {
        return (Map<String, Object>) refusal.getResponse().getEntity();
    }

    long entries(String caseNumber) {
        return caseFile().journal(caseNumber).size();
    }

    OpenedCaseFile caseFile() {
        return new OpenedCaseFile(product);
    }

    @Test
    void a_start_opens_a_case_with_its_own_number_holders_and_system_variables() {
        var first = models.start("socialservices", "answertest", start());
        var second = models.start("socialservices", "answertest", start());

        var number = new CaseNumber(first.getBusinessKey());
        assertThat(cases.find(number)).get().matches(found -> found.isOpen());
        assertThat(Integer.parseInt(second.getBusinessKey().substring(8)))
                .isEqualTo(Integer.parseInt(number.value().substring(8)) + 1);
        assertThat(participants.holder(number, Role.SOCIALSERVICES)).contains(new AgencyId("stockholm"));
        assertThat(engine.getRuntimeService().getVariables(first.getId()))
                .containsEntry("caseNumber", number.value())
                .containsEntry("line", "answertest")
                .containsEntry("riskLevel", "notAssessed")
                .containsEntry("urgency", "today")
                .doesNotContainKeys("firstNote", "wishes", "secret", "givenName");
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void answers_are_kept_by_store_and_visibility() {
        String number = models.open("socialservices", start());

        var kept = caseFile().journal(number).stream()
                .map(entry -> entry.visibility() + " " + entry.content())
                .toList();
        assertThat(kept)
                .containsExactlyInAnyOrder(
                        "line {\"urgency\":\"today\",\"foundMunicipality\":\"0180\",\"firstNote\":\"canary-note\"}",
                        "plan {\"wishes\":\"canary-wish\"}",
                        "agency {\"secret\":\"canary-secret\"}");
        assertThat(caseFile().identities(number))
                .extracting(OpenedCaseFile.Opened::content)
                .containsExactly("{\"givenName\":\"canary-name\"}");
    }

    @Test
    void no_table_of_the_engine_holds_what_was_said() {
        String number = models.open("socialservices", start());
        models.submit("socialservices", number, "look-into", Map.of("found", "yes", "what", "canary-what"));

        var tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'engine'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(30);
        for (String table : tables) {
            // the forms of other tests' deployments are files, not answers
            Long found = jdbc.sql("select count(*) from engine.%s t where t::text like '%%canary-%%'".formatted(table))
                    .query(Long.class)
                    .single();
            assertThat(found).as(table).isZero();
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_nothing_is_stored() {
        String number = models.open("socialservices", start());
        String task = models.task(number, "look-into").getId();
        long before = entries(number);

        var refusal = refusal(() -> models.submit(
                "socialservices",
                task,
                Map.of("found", "perhaps", "people", 12, "seenOn", "2026-02-30", "nonsense", "canary-x")));

        assertThat(refusal.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(refusal)).containsEntry("type", "InvalidAnswers");
        assertThat(body(refusal).get("fields"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("found", "people", "seenOn", "nonsense");
        assertThat(refusal.getMessage())
                .contains("\n• Was something found?: ")
                .contains("\n• How many?: ")
                .contains("\n• Seen on: ")
                .doesNotContain("canary");
        assertThat(entries(number)).isEqualTo(before);
        assertThat(models.task(number, "look-into")).isNotNull();
    }

    @Test
    void routing_answers_become_variables_and_hidden_ones_are_emptied() {
        String number = models.open("socialservices", start());
        models.submit(
                "socialservices",
                number,
                "look-into",
                Map.of("found", "no", "what", "stale", "needs", List.of("food"), "people", 3, "seenOn", "2026-11-24"));

        String instance = models.task(number, "ask-answertest").getProcessInstanceId();
        assertThat(engine.getRuntimeService().getVariables(instance))
                .containsEntry("found", "no")
                .containsEntry("needsFood", false)
                .containsEntry("needsShelter-bed", false)
                .containsEntry("people", 3)
                .containsEntry("seenOn", "2026-11-24")
                .containsEntry("told", false)
                .containsEntry("policeAgency", null)
                .doesNotContainKeys("what", "needs", "firstNote");
        assertThat(caseFile().journal(number))
                .noneMatch(entry -> entry.content().contains("stale"));
    }

    @Test
    void a_form_opens_with_what_the_agency_may_see_and_the_reading_is_logged() {
        String number = models.open("socialservices", start());
        var opened =
                models.opened("socialservices", models.task(number, "look-into").getId());

        assertThat(opened)
                .containsEntry("firstNote", "canary-note")
                .containsEntry("secret", "canary-secret")
                .containsEntry("urgency", "today")
                .doesNotContainKeys("wishes", "givenName", "caseNumber", "line", "riskLevel");
        assertThat(opened.get("agenciesForPolice")).isNotNull();
        assertThat(jdbc.sql(
                                "select ground || ' ' || array_to_string(fields, ',') from casefile.reads where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("own urgency,firstNote", "own secret");
    }

    @Test
    void another_agency_sees_the_line_but_the_plan_only_with_consent_and_no_longer_once_it_is_withdrawn() {
        String refused = toPolice("no");
        var without =
                models.opened("police", models.task(refused, "see-as-police").getId());
        assertThat(without)
                .containsEntry("firstNote", "canary-note")
                .doesNotContainKeys("wishes", "secret", "givenName");

        String agreed = toPolice("yes");
        String task = models.task(agreed, "see-as-police").getId();
        assertThat(models.opened("police", task))
                .containsEntry("wishes", "canary-wish")
                .containsEntry("givenName", "canary-name")
                .doesNotContainKey("secret");

        models.start("socialservices", "answerevent", Map.of("caseNumber", agreed, "happened", "consent-withdrawn"));
        assertThat(models.opened("police", task)).containsKey("firstNote").doesNotContainKeys("wishes", "givenName");
    }

    private String toPolice(String consent) {
        String number = models.open("socialservices", start());
        models.submit(
                "socialservices",
                number,
                "look-into",
                Map.of("found", "yes", "what", "w", "needs", List.of("food"), "firstNote", "canary-note"));
        models.submit(
                "socialservices",
                number,
                "ask-answertest",
                Map.of("consentToCoordinate", consent, "shareWith", List.of("police")));
        return number;
    }

    @Test
    void an_answer_taken_away_by_who_saw_it_is_gone_for_the_next() {
        String number = models.open("socialservices", start());
        models.submit("socialservices", number, "look-into", Map.of("found", "no"));
        models.submit("socialservices", number, "ask-answertest", Map.of());

        assertThat(models.opened("police", models.task(number, "see-as-police").getId()))
                .doesNotContainKey("firstNote");
    }

    @Test
    void only_the_agency_that_has_the_task_opens_its_form() {
        String number = models.open("socialservices", start());
        String task = models.task(number, "look-into").getId();

        assertThat(refusal(() -> models.opened("coordinator", task))
                        .getResponse()
                        .getStatus())
                .isIn(403, 404);
        assertThat(refusal(() -> models.opened("police", task)).getResponse().getStatus())
                .isEqualTo(404);
        assertThat(refusal(() -> models.opened("police", "no-such-task"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from casefile.reads where case_number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void lists_open_as_the_browser_sends_them() {
        String number = toPolice("yes");
        var opened = models.as("police", () -> engine.getFormService()
                .getTaskFormVariables(models.task(number, "see-as-police").getId(), null, false));

        SerializableValue needs = opened.getValueTyped("needs");
        assertThat(needs.getType().getName()).isEqualTo("json");
        assertThat(needs.getValueSerialized()).isEqualTo("[\"food\"]");
    }

    @Test
    void one_choice_opens_as_one_of_several_and_several_leave_a_field_for_one_empty() {
        var answers = new LinkedHashMap<>(start());
        answers.put("spoken", "ro");
        answers.put("seenWith", List.of("nobody"));
        String number = models.open("socialservices", answers);
        models.submit("socialservices", number, "look-into", Map.of("found", "no"));
        models.submit("socialservices", number, "ask-answertest", Map.of());
        var opened = models.as("police", () -> engine.getFormService()
                .getTaskFormVariables(models.task(number, "see-as-police").getId(), null, false));

        SerializableValue spoken = opened.getValueTyped("spoken");
        assertThat(spoken.getValueSerialized()).isEqualTo("[\"ro\"]");
        assertThat(opened).doesNotContainKey("seenWith");
    }

    @Test
    void a_chosen_agency_holds_the_role_from_then_on() {
        String number = models.open("socialservices", start());
        models.submit("socialservices", number, "look-into", Map.of("found", "no", "policeAgency", "noa"));
        models.submit("socialservices", number, "ask-answertest", Map.of());

        assertThat(participants.holder(new CaseNumber(number), Role.POLICE)).contains(new AgencyId("noa"));
        String task = models.task(number, "see-as-police").getId();
        assertThat(refusal(() -> models.submit("police", task, Map.of()))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        var unknown = refusal(() -> {
            String other = models.open("socialservices", start());
            models.submit("socialservices", other, "look-into", Map.of("found", "no", "policeAgency", "solna"));
        });
        assertThat(unknown.getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void an_unclaimed_task_shows_in_history_who_completed_it() {
        String number = models.open("socialservices", start());
        String task = models.task(number, "look-into").getId();
        models.submit("socialservices2", task, Map.of("found", "no"));

        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("socialservices2");
    }

    @Test
    void whoever_is_later_hears_who_was_faster_and_only_if_it_is_the_own_agency() {
        String number = models.open("socialservices", start());
        String task = models.task(number, "look-into").getId();
        models.as("socialservices2", () -> {
            engine.getTaskService().claim(task, "socialservices2");
            return true;
        });

        var taken = refusal(() -> models.submit("socialservices", task, Map.of("found", "no")));
        assertThat(taken.getResponse().getStatus()).isEqualTo(409);
        var claimed = refusal(() -> models.as("socialservices", () -> {
            engine.getTaskService().claim(task, "socialservices");
            return true;
        }));
        assertThat(claimed.getResponse().getStatus()).isEqualTo(409);

        models.submit("socialservices2", task, Map.of("found", "no"));
        long kept = entries(number);
        var done = refusal(() -> models.submit("socialservices", task, Map.of("found", "no")));
        assertThat(done.getResponse().getStatus()).isEqualTo(409);
        assertThat(body(done)).containsEntry("type", "AlreadyCompleted");
        var others = refusal(() -> models.submit("police", task, Map.of("found", "no")));
        assertThat(others.getResponse().getStatus()).isEqualTo(404);
        var never = refusal(() -> models.submit("police", "no-such-task", Map.of("found", "no")));
        assertThat(body(others).get("message")).isEqualTo(body(never).get("message"));
        assertThat(entries(number)).isEqualTo(kept);
    }

    @Test
    void of_two_who_submit_at_the_same_moment_one_wins_and_one_entry_is_kept() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String number = models.open("socialservices", start());
                String task = models.task(number, "look-into").getId();
                var together = new CyclicBarrier(2);
                List<Future<Integer>> results = List.of("socialservices", "socialservices2").stream()
                        .map(member -> threads.submit(() -> {
                            together.await();
                            var refusal = refusal(() -> models.submit(member, task, Map.of("found", "no")));
                            return refusal == null ? 204 : refusal.getResponse().getStatus();
                        }))
                        .toList();
                assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(204, 409);
                assertThat(caseFile().journal(number))
                        .filteredOn(entry -> task.equals(entry.taskId())
                                && entry.visibility().equals("line"))
                        .hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_event_reaches_what_waits_in_the_case_and_starts_what_begins_with_it() {
        String number = models.open("socialservices", start());
        String other = models.open("socialservices", start());

        models.start("socialservices", "answerevent", Map.of("caseNumber", number, "happened", "told"));

        assertThat(models.task(number, "hear-told")).isNotNull();
        assertThat(models.task(number, "follow-up")).isNotNull();
        assertThat(models.task(other, "hear-told")).isNull();
        models.start("socialservices", "answerevent", Map.of("caseNumber", number, "happened", "told"));
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("answerfollow")
                        .processInstanceBusinessKey(number)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_report_on_an_unknown_case_and_on_one_of_others_reads_the_same() {
        String number = models.open("socialservices", start());

        var unknown = refusal(() -> models.start(
                "socialservices-solna", "answerevent", Map.of("caseNumber", "HP-1999-000001", "happened", "told")));
        var others = refusal(() ->
                models.start("socialservices-solna", "answerevent", Map.of("caseNumber", number, "happened", "told")));

        assertThat(unknown.getResponse().getStatus()).isEqualTo(422);
        assertThat(body(others)).isEqualTo(body(unknown));
    }

    @Test
    void a_case_closes_with_its_last_process() {
        String number = toPolice("no");
        models.submit("police", number, "see-as-police", Map.of());

        assertThat(cases.find(new CaseNumber(number))).get().matches(found -> !found.isOpen());
        assertThat(refusal(() -> models.start(
                                "socialservices", "answerevent", Map.of("caseNumber", number, "happened", "told")))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void nobody_gives_a_case_its_number_but_the_system() {
        String definition = models.definition("answertest");
        var refusal = refusal(() -> models.as("socialservices", () -> engine.getFormService()
                .submitStartForm(definition, "HP-2026-000001", start())));
        assertThat(refusal.getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void the_case_record_can_only_be_added_to_by_the_application_and_not_even_the_owner_changes_it() {
        String number = models.open("socialservices", start());
        var ownersJdbc = JdbcClient.create(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
        for (String table : List.of("entries", "identities", "consents", "reads")) {
            for (String change : List.of("update casefile.%s set agency = 'x'", "delete from casefile.%s")) {
                String sql = change.formatted(table);
                assertThatThrownBy(() -> jdbc.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
                assertThatThrownBy(() -> ownersJdbc.sql(sql).update())
                        .rootCause()
                        .hasMessageContaining("append-only");
            }
        }
        assertThat(entries(number)).isEqualTo(3);
    }

    @Test
    void what_fails_later_in_the_transaction_leaves_no_entry_behind() {
        String number = models.open("socialservices", start());
        String task = models.task(number, "look-into").getId();
        long before = entries(number);
        FailWhenRecorded.failing = number;
        try {
            assertThatThrownBy(() -> models.submit("socialservices", task, Map.of("found", "no")))
                    .hasStackTraceContaining("failed on purpose");
        } finally {
            FailWhenRecorded.failing = "";
        }
        assertThat(entries(number)).isEqualTo(before);
        assertThat(models.task(number, "look-into").getAssignee()).isNull();
    }

    @Test
    void over_rest_a_refusal_is_a_422_with_the_fields_and_a_form_opens_in_the_browsers_shapes() {
        String number = toPolice("yes");
        var rest = http.withBasicAuth("police", "demo");
        String task =
                "/engine-rest/task/" + models.task(number, "see-as-police").getId();

        Map<?, ?> opened = rest.getForObject(task + "/form-variables?deserializeValues=false", Map.class);
        assertThat(opened.keySet().stream().map(String::valueOf).toList())
                .containsExactlyInAnyOrder("firstNote", "wishes", "givenName", "needs", "urgency");
        assertThat(((Map<?, ?>) opened.get("needs")).get("type")).isEqualTo("Json");
        assertThat(((Map<?, ?>) opened.get("needs")).get("value")).isEqualTo("[\"food\"]");

        var refused = rest.postForEntity(
                task + "/submit-form",
                Map.of("variables", Map.of("urgency", Map.of("value", "canary-urgency"))),
                Map.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(refused.getBody().toString()).contains("InvalidAnswers").doesNotContain("canary");
        assertThat(((Map<?, ?>) refused.getBody().get("fields")).containsKey("urgency"))
                .isTrue();

        var taken = rest.postForEntity(
                task + "/submit-form",
                Map.of("variables", Map.of("needs", Map.of("type", "Json", "value", "[\"shelter-bed\"]"))),
                Map.class);
        assertThat(taken.getStatusCode().value()).isEqualTo(204);
    }
}
