package se.handlingsplan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.browser.BrowserTest;
import se.handlingsplan.browser.Window;
import se.handlingsplan.worklist.Escalations;

/** The tab "Case" of an open task: what waits for whom in the whole case, and who was asked about what is late. */
@BrowserTest
class CaseTabBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Escalations escalations;

    @Test
    void it_shows_what_waits_for_whom_and_what_is_late(Window window) {
        var aCase = new CaseByRest(new EngineRest(port))
                .openedBy("socialservices")
                .carriedUntil(Set.of("hold-identification-talk", "consult-regional-coordinator"));
        Task talk = task(aCase.number(), "hold-identification-talk");
        talk.setDueDate(Date.from(java.time.Instant.now().minus(java.time.Duration.ofDays(8))));
        engine.getTaskService().saveTask(talk);
        escalations.look();

        window.logIn("socialservices").openTask(talk.getId());
        window.page()
                .getByRole(
                        AriaRole.LINK,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName("Case")
                                .setExact(true))
                .click();

        var pane = window.page().locator(".hp-case");
        assertThat(pane.locator("h3")).hasText(aCase.number());
        assertThat(pane.locator("tbody tr")).hasCount(2);
        assertThat(pane).containsText("overdue");
        assertThat(pane).containsText("The second level was asked: socialservices2");
        assertThat(pane).containsText("Regional coordinator against human trafficking");
        window.picture("case-tab");
        assertThat(window.complaints()).isEmpty();
    }

    private Task task(String number, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }
}
