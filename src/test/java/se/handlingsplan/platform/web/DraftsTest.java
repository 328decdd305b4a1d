package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.RoleTasks;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;

/** Half-filled forms: kept sealed, for the one who has claimed the task, for as long as the task is open. */
@HandlingsplanTest
class DraftsTest {

    private static final String CANARY = "{\"notes\":\"CANARY-in-a-draft\"}";

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

    @Autowired
    DraftProperties settings;

    @Autowired
    ObjectMapper json;

    Browser police;
    String task;

    @BeforeEach
    void police_claims_a_task() throws Exception {
        var tasks = new RoleTasks(engine, cases, participants, transactions);
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(tasks.opened("botkyrka").value())
                .taskCandidateGroup("polisen")
                .singleResult()
                .getId();
        engine.getTaskService().claim(task, "police");
        police = loggedIn("police");
    }

    @Test
    void whoever_has_claimed_the_task_finds_the_draft_again() throws Exception {
        assertThat(put(police, CANARY)).isEqualTo(204);
        assertThat(police.get("/drafts/" + task).body()).isEqualTo(CANARY);
    }

    @Test
    void a_colleague_of_the_same_agency_neither_reads_nor_writes_it() throws Exception {
        put(police, CANARY);
        var colleague = loggedIn("police2");
        assertThat(colleague.get("/drafts/" + task).statusCode()).isEqualTo(204);
        assertThat(put(colleague, "{}")).isEqualTo(403);
    }

    @Test
    void when_the_task_has_passed_to_somebody_else_the_draft_is_out_of_reach() throws Exception {
        put(police, CANARY);
        engine.getTaskService().setAssignee(task, "police2");
        assertThat(police.get("/drafts/" + task).body()).isEmpty();
        assertThat(put(police, "{}")).isEqualTo(403);
    }

    @Test
    void nothing_of_it_can_be_read_in_the_database_and_a_moved_one_does_not_open() throws Exception {
        put(police, CANARY);
        byte[] sealed = sealed();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
        var key = new DraftKey(settings);
        assertThat(key.open(sealed, "police", task)).contains(CANARY);
        assertThat(key.open(sealed, "police2", task)).isEmpty();
        assertThat(key.open(sealed, "police", "another task")).isEmpty();
    }

    @Test
    void only_its_owner_may_read_the_key() throws Exception {
        assertThat(Files.getPosixFilePermissions(settings.keyFile()))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    @Test
    void a_completed_task_takes_its_drafts_along() throws Exception {
        put(police, CANARY);
        engine.getTaskService().complete(task);
        assertThat(count()).isZero();
    }

    @Test
    void a_cancelled_task_takes_its_drafts_along() throws Exception {
        put(police, CANARY);
        String instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        engine.getRuntimeService().deleteProcessInstance(instance, "cancelled by a test");
        assertThat(count()).isZero();
    }

    @Test
    void a_discarded_draft_is_gone() throws Exception {
        put(police, CANARY);
        assertThat(police.send("DELETE", "/drafts/" + task, "application/json", "", "X-CSRF-TOKEN", token(police))
                        .statusCode())
                .isEqualTo(204);
        assertThat(police.get("/drafts/" + task).statusCode()).isEqualTo(204);
    }

    @Test
    void another_sites_page_cannot_write_one_and_what_is_no_form_is_refused() throws Exception {
        assertThat(police.send("PUT", "/drafts/" + task, "application/json", CANARY)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(police, "[\"no form\"]")).isEqualTo(400);
        assertThat(put(police, "not json")).isEqualTo(400);
    }

    private Browser loggedIn(String member) {
        var browser = new Browser(port);
        browser.logIn(member, "demo");
        return browser;
    }

    private int put(Browser browser, String draft) throws Exception {
        return browser.send("PUT", "/drafts/" + task, "application/json", draft, "X-CSRF-TOKEN", token(browser))
                .statusCode();
    }

    private String token(Browser browser) throws Exception {
        return json.readTree(browser.get("/csrf").body()).path("token").asText();
    }

    private byte[] sealed() {
        return jdbc.sql("select sealed from platform.drafts where task_id = :task")
                .param("task", task)
                .query(byte[].class)
                .single();
    }

    private int count() {
        return jdbc.sql("select count(*) from platform.drafts where task_id = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }
}
