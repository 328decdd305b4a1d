package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.handlingsplan.browser.BrowserTest;
import se.handlingsplan.browser.Window;

/** A person asks for help in a real browser, on a small phone. */
@BrowserTest
class HelpBrowserTest {

    @Test
    void a_person_asks_for_help_and_comes_back_with_the_code(Window window) {
        Page page = window.page();
        page.setViewportSize(320, 640);
        page.route("https://www.smhi.se/**", route -> route.fulfill());
        for (String language : new String[] {"en", "ar", "th"}) {
            page.navigate("/help?lang=" + language);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= 320"))
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/pictures", "help-" + language + ".png")));
        }
        page.navigate("/help?lang=en");
        assertThat(page.locator(".if-danger").isVisible()).isFalse();
        page.locator("#inDangerNow-yes").press("Space");
        assertThat(page.locator(".if-danger").isVisible()).isTrue();
        page.locator("#message").fill("Help me");
        page.locator("button[type=submit]").press("Enter");
        String code = page.locator("#code").textContent();
        assertThat(page.locator(".danger").count()).isEqualTo(1);
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures", "help-sent.png")));
        page.navigate("/help/answer?lang=en");
        page.locator("#code").fill(code);
        page.keyboard().press("Enter");
        page.locator("#stop").waitFor();
        assertThat(page.url()).doesNotContain(code);
        assertThat(page.context().cookies()).isEmpty();
        assertThat(window.storage()).isEqualTo("{}{}");
        assertThat(window.complaints()).isEmpty();

        page.locator("#exit").click();
        page.waitForURL("https://www.smhi.se/");
        page.navigate("/help?lang=en");
        page.keyboard().press("Escape");
        page.waitForURL("https://www.smhi.se/");
    }
}
