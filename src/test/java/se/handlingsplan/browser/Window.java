package se.handlingsplan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A browser window in which one person works: speaks of logging in, tasks and forms rather than of elements. */
public final class Window implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(Browser browser, String root, String locale) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(root)
                .setLocale(locale)
                .setTimezoneId("Europe/Stockholm")
                .setViewportSize(1440, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(complaints::add);
    }

    /** For what this class has no word for. */
    public Page page() {
        return page;
    }

    /** What the browser's console called an error so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public Window logIn(String member) {
        page.navigate("/login");
        page.locator("#username").fill(member);
        page.locator("#password").fill("demo");
        page.locator("button[type=submit]").click();
        page.waitForURL("**/camunda/app/**");
        return this;
    }

    public Window logOut() {
        page.locator(".account > a").click();
        page.locator(".logout a").click();
        page.waitForURL("**/login?out");
        return this;
    }

    /** Opens a task in Tasklist by its id. */
    public Window openTask(String id) {
        page.navigate("/camunda/app/tasklist/default/#/?task=" + id);
        form().waitFor();
        return this;
    }

    public Window claim() {
        page.locator("button.claim").click();
        page.locator(".form-pane .disabled-form").waitFor(gone());
        return this;
    }

    public Locator form() {
        return page.locator(".form-pane .fjs-container");
    }

    /** Chooses what to start; its form then stands in a dialog. */
    public FormOnScreen startProcess(String name) {
        page.locator(".start-process-action a").click();
        return formShownBy(
                page.locator(".modal-dialog .fjs-container"), () -> page.locator(".modal-dialog .processes a")
                        .getByText(name, new Locator.GetByTextOptions().setExact(true))
                        .click());
    }

    /** Sends the start form in; comes back with the case number. */
    public String start() {
        Response answer = page.waitForResponse(
                sent -> sent.url().endsWith("/submit-form"),
                () -> page.locator(".modal-footer .btn-primary").click());
        page.locator(".modal-dialog").waitFor(gone());
        return read(answer).path("businessKey").asText();
    }

    /** Lists one case's tasks in the list that is open: by its number, as from the search above the list. */
    public Locator tasksOf(String caseNumber) {
        String query = "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"" + caseNumber
                + "\",\"name\":\"\"}]";
        page.navigate("about:blank");
        return listed(
                list -> list.request().postData().contains(caseNumber),
                () -> page.navigate("/camunda/app/tasklist/default/#/?searchQuery="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8)));
    }

    /** The tasks in the list, once it is as the server says after what is done here. */
    private Locator listed(Predicate<Response> thisOne, Runnable act) {
        Response list = page.waitForResponse(
                answer -> answer.url().matches(".*/filter/[^/]+/list(\\?.*)?") && thisOne.test(answer), act);
        Locator tasks = page.locator("ol.tasks-list > li.task");
        assertThat(tasks).hasCount(read(list).path("count").asInt());
        return tasks;
    }

    /** Opens a task that stands in the list. */
    public FormOnScreen open(Locator listed) {
        return formShownBy(form(), () -> listed.locator("h4 a").click());
    }

    /** Sends the task's form in; comes back with the tasks that are in the list then. */
    public Locator complete() {
        var sent = new AtomicReference<Response>();
        return listed(list -> sent.get() != null && asked(list) > asked(sent.get()), () -> {
            sent.set(page.waitForResponse(
                    answer -> answer.url().endsWith("/submit-form"),
                    () -> page.locator(".form-actions .btn-primary").click()));
            if (!sent.get().ok()) {
                throw new AssertionError(sent.get().text());
            }
        });
    }

    /** When the browser asked, in milliseconds. */
    private static double asked(Response answer) {
        return answer.request().timing().startTime;
    }

    private FormOnScreen formShownBy(Locator container, Runnable click) {
        Response form = page.waitForResponse(sent -> sent.url().matches(".*/deployed-(start-)?form(\\?.*)?"), click);
        container.locator("[id^='fjs-form-']").first().waitFor();
        return new FormOnScreen(page, container, read(form));
    }

    private static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError(response.url() + " did not answer with JSON", broken);
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** Everything that the browser keeps for this site, as text. */
    public String storage() {
        return (String) page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
    }

    /** A picture of the window, under {@code target/pictures}. */
    public Window picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
