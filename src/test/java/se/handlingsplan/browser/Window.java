package se.handlingsplan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser window in which one person works: speaks of logging in, tasks and forms rather than of elements. */
public final class Window implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(Browser browser, String root) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(root)
                .setLocale("en-GB")
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
        page.getByLabel("User name").fill(member);
        page.getByLabel("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
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
        page.locator(".form-pane .disabled-form")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        return this;
    }

    public Locator form() {
        return page.locator(".form-pane .fjs-container");
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
