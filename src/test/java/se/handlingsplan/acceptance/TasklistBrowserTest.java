package se.handlingsplan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.browser.BrowserTest;
import se.handlingsplan.browser.Window;

/** Tasklist as a caseworker meets it: our name, no advertisement, and nothing about a person left in the browser. */
@BrowserTest
class TasklistBrowserTest {

    private static final String CANARY = "CANARY typed by a caseworker";

    @LocalServerPort
    int port;

    @Test
    void whoever_logs_in_meets_tasklist_under_our_name_and_without_advertisement(Window window) {
        window.logIn("police");
        var page = window.page();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*"));
        assertThat(page.locator(".brand-name")).hasText("Handlingsplan Tasks");
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator(".task-filters")).containsText("Our tasks");
        assertThat(page.getByText("Create a filter")).isHidden();
        assertThat(page.getByText("Create task")).isHidden();
        assertThat(page.getByText("Keyboard Shortcuts")).isHidden();
        window.picture("tasklist");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void a_half_filled_form_comes_back_and_leaves_nothing_in_the_browser(Window window) {
        String task = nameParticipants();
        window.logIn("coordinator").openTask(task).claim();
        var text = window.form().locator("textarea").first();
        text.click();
        text.pressSequentially(CANARY);
        assertThat(window.page().locator(".hp-draft.saved")).containsText("Draft saved");
        assertThat(window.storage()).doesNotContain("CANARY").doesNotContain("camunda-form");

        window.page().reload();
        assertThat(window.form().locator("textarea").first()).hasValue(CANARY);
        assertThat(window.page().locator(".hp-worker")).containsText("You are working on this task");
        window.picture("task");
        assertThat(window.complaints()).isEmpty();

        window.logOut();
        assertThat(window.page().locator("#state")).hasText("You are logged out.");
        assertThat(window.storage()).doesNotContain("CANARY").doesNotContain("camunda-form");
    }

    @Test
    void what_an_older_visit_left_in_the_browser_is_cleared_at_the_login_page(Window window) {
        window.page().navigate("/login");
        window.page().evaluate("() => localStorage.setItem('camunda-form:undefined', 'CANARY')");
        window.page().reload();
        window.logIn("police");
        assertThat(window.storage()).doesNotContain("CANARY");
    }

    @Test
    void whoever_is_no_longer_logged_in_is_led_to_our_own_login_page(Window window) {
        window.logIn("police");
        assertThat(window.page().locator(".task-filters")).containsText("My tasks");
        // an answer that is still on its way would bring the session back
        window.page().waitForLoadState(LoadState.NETWORKIDLE);
        window.page().context().clearCookies();
        window.page().getByText("My tasks").click();
        window.page().waitForURL("**/login**");
        assertThat(window.page().getByLabel("Password")).isVisible();
    }

    @Test
    void the_login_page_works_by_keyboard_alone(Window window) {
        var page = window.page();
        page.navigate("/login");
        assertThat(page.getByLabel("User name")).isFocused();
        page.keyboard().type("police");
        page.keyboard().press("Tab");
        page.keyboard().type("demo");
        page.keyboard().press("Enter");
        page.waitForURL("**/camunda/app/tasklist/**");
    }

    @Test
    void a_word_that_is_its_own_token_does_not_freeze_the_list(Window window) {
        new CaseByRest(new EngineRest(port)).openedBy("police").carriedUntil(Set.of("meet-acute-needs"));

        window.logIn("socialservices");

        assertThat(window.page().locator("ol.tasks-list")).containsText("not assessed");
        assertThat(window.page().locator("ol.tasks-list")).containsText("identification");
        window.picture("list-of-identification");
    }

    /** A new case's first task for the coordinator. */
    private String nameParticipants() {
        var rest = new EngineRest(port);
        String number = new CaseByRest(rest).openedBy("socialservices").number();
        return rest.get("coordinator", "/task?taskDefinitionKey=name-participants&processInstanceBusinessKey=" + number)
                .path(0)
                .path("id")
                .asText();
    }
}
