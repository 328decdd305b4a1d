package se.handlingsplan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.handlingsplan.browser.BrowserTest;
import se.handlingsplan.browser.Window;
import se.handlingsplan.web.Npm;

/** Our own pages keep to WCAG 2.2 AA as far as axe can tell: names, contrast, language, order; and they need no mouse. */
@BrowserTest
@ExtendWith(Npm.class)
class OwnPagesAccessibilityTest {

    private static final String AXE = "node_modules/axe-core/axe.min.js";

    /** What axe finds, each as its rule and the elements. */
    private static final String FIND = """
            async () => {
              const {violations} = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
              return violations.map(({id, help, nodes}) => `${id}: ${help} ${nodes.map(node => node.html).join(' ')}`);
            }""";

    @Test
    void the_login_page_is_accessible_before_and_after_a_refusal(Window window) throws Exception {
        Page page = window.page();
        page.navigate("/login");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(found(page)).isEmpty();

        page.getByLabel("User name").fill("nobody");
        page.getByLabel("Password").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("Password")).isFocused();
        assertThat(page.getByLabel("Password"))
                .hasAccessibleDescription(page.locator("#state").innerText());
        assertThat(found(page)).isEmpty();
    }

    @Test
    void the_error_page_is_accessible_and_leads_back_by_keyboard(Window window) throws Exception {
        Page page = window.logIn("police").page();
        page.navigate("/nothing-of-this-name");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.getByRole(AriaRole.HEADING)).hasCount(1);
        assertThat(found(page)).isEmpty();
        window.picture("error");

        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK)).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/camunda/app/tasklist/**");
    }

    @Test
    void the_focus_is_seen_and_nothing_is_cut_on_a_narrow_screen(Window window) {
        Page page = window.page();
        page.setViewportSize(320, 640);
        page.navigate("/login");
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        for (Locator stop :
                List.of(page.getByLabel("User name"), page.getByLabel("Password"), page.locator("button"))) {
            assertThat(stop).isFocused();
            assertThat(stop).hasCSS("outline-style", "solid");
            page.keyboard().press("Tab");
        }
        window.picture("login-narrow");
    }

    private static List<?> found(Page page) throws IOException {
        Npm.install();
        page.evaluate(Files.readString(Npm.FOLDER.resolve(AXE)) + ";undefined");
        return (List<?>) page.evaluate(FIND);
    }
}
