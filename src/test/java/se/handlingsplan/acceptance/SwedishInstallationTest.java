package se.handlingsplan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.handlingsplan.browser.Chromium;
import se.handlingsplan.browser.FormOnScreen;
import se.handlingsplan.browser.Window;

/** An installation whose language is Swedish says nothing in English, on any page that a member meets or over REST. */
@ExtendWith(Chromium.class)
@TestInstance(Lifecycle.PER_CLASS)
class SwedishInstallationTest implements Chromium.Elsewhere {

    private static final String WRITTEN_BACKWARDS = "a\u202Eb";

    private ProductProcess product;
    private EngineRest rest;
    private CaseByRest aCase;
    private LeftInEnglish english;

    @BeforeAll
    void start() throws Exception {
        english = new LeftInEnglish();
        product = ProductProcess.start("--handlingsplan.language=sv");
        rest = new EngineRest(product.port());
        aCase = new CaseByRest(rest)
                .answering(
                        "open-case",
                        Map.of("ageBand", "adult", "foundMunicipality", "0180", "stayMunicipality", "0180"))
                .openedBy("police")
                .carriedUntil(Set.of("meet-acute-needs"));
    }

    @AfterAll
    void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Override
    public int port() {
        return product.port();
    }

    @Override
    public String locale() {
        return "sv-SE";
    }

    @Test
    void the_login_page_is_swedish_with_its_messages(Window window) {
        Page page = window.page();
        page.navigate("/login");
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        assertThat(page).hasTitle("Logga in – Handlingsplan");
        page.getByLabel("Användarnamn").fill("ingen");
        page.getByLabel("Lösenord").fill("fel");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga in"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Användarnamnet eller lösenordet är fel.");
        assertThat(english.on(page)).isEmpty();
        window.picture("sv-login");
    }

    @Test
    void lists_menu_and_dates_are_swedish_from_the_first_visit(Window window) {
        Page page = window.logIn("socialservices").page();
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        assertThat(page.locator(".task-filters .task-filter h4")).containsText(new String[] {
            "Våra uppgifter", "Mina uppgifter", "Inte tagna", "Försenade", "Eskalerade", "Ska vara klara i veckan"
        });
        assertThat(page.locator("ol.tasks-list")).containsText("Slutdatum: om 2 timmar");
        assertThat(page.locator("ol.tasks-list")).containsText("inte bedömd");
        assertThat(page.getByPlaceholder("Sök bland uppgifterna")).isVisible();
        page.locator(".start-process-action a").click();
        assertThat(page.locator(".modal-dialog .processes a")).hasText(new String[] {
            "Egen kontakt", "Identifiering", "Rapportera en händelse", "Samordnad handlingsplan"
        });
        assertThat(english.on(page)).isEmpty();
        assertThat(window.complaints()).isEmpty();
        window.picture("sv-list");
    }

    @Test
    void a_start_form_is_swedish_with_its_calendar_its_faults_and_the_servers_answer(Window window) {
        Page page = window.logIn("health").page();
        FormOnScreen form = window.startProcess("Samordnad handlingsplan");
        Locator dialog = page.locator(".modal-dialog");
        assertThat(dialog.getByText("Hur bråttom?")).isVisible();
        assertThat(dialog.getByPlaceholder("åååå-mm-dd")).isVisible();
        assertThat(dialog.getByPlaceholder("Sök").first()).isVisible();
        assertThat(english.on(page)).isEmpty();

        dialog.getByPlaceholder("åååå-mm-dd").click();
        assertThat(page.locator(".flatpickr-calendar.open .flatpickr-weekday").first())
                .hasText("mån");
        assertThat(page.locator(".flatpickr-calendar.open option").nth(4)).hasText("maj");
        assertThat(english.on(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(dialog).isVisible();

        form.answer(Map.of("givenName", "x".repeat(201)));
        assertThat(dialog.locator(".fjs-form-field-error")).hasText("Skriv högst 200 tecken.");
        assertThat(english.on(page)).isEmpty();
        assertThat(stirrings(page)).isZero();

        form.answer(Map.of("givenName", WRITTEN_BACKWARDS));
        assertThat(dialog.locator(".fjs-form-field-error")).hasCount(0);
        page.locator(".modal-footer .btn-primary").click();
        Locator refusal = dialog.locator("[notifications-panel] .alert");
        assertThat(refusal).containsText("Inget sparades. Se över dessa svar:");
        assertThat(refusal).containsText("Förnamn: Texten innehåller osynliga tecken.");
        assertThat(refusal).isInViewport();
        assertThat(english.on(page)).isEmpty();
        window.picture("sv-start-form");
    }

    @Test
    void a_task_is_swedish_with_all_its_tabs(Window window) {
        Page page = window.logIn("socialservices").page();
        window.open(window.tasksOf(aCase.number()).first());
        assertThat(page.locator(".task-details h2")).hasText("Tillgodose akuta behov först");
        assertThat(english.on(page)).isEmpty();
        window.claim();
        assertThat(page.locator(".hp-worker")).containsText("Du arbetar med den här uppgiften");
        assertThat(page.locator(".form-actions .btn-primary")).hasText("Slutför");
        assertThat(english.on(page)).isEmpty();
        window.picture("sv-task");
        Locator tabs = page.locator(".tabbed-content .nav-tabs a:visible");
        assertThat(tabs).hasText(new String[] {"Formulär", "Diagram", "Beskrivning", "Ärendet"});
        for (Locator tab : tabs.all()) {
            tab.click();
            assertThat(english.on(page)).as(tab.innerText()).isEmpty();
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void deployed_forms_and_names_are_the_swedish_ones() {
        JsonNode form = rest.get("police", "/process-definition/key/plan/deployed-start-form");
        assertThat(form.findValuesAsText("label")).isNotEmpty().noneMatch(english::is);
        assertThat(rest.get("police", "/process-definition/key/plan")
                        .path("name")
                        .asText())
                .isEqualTo("Samordnad handlingsplan");
    }

    @Test
    void what_is_wrong_with_answers_is_said_in_swedish() {
        var answer = rest.send(
                "police",
                "POST",
                "/process-definition/key/plan/submit-form",
                EngineRest.variables(Map.of(
                        "urgency", "whenever",
                        "dateOfBirth", "1850-01-01",
                        "givenName", WRITTEN_BACKWARDS,
                        "suspectedForm", "labour",
                        "shoeSize", 44)));

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode said = EngineRest.read(answer.body());
        assertThat(said.path("message").asText()).startsWith("Inget sparades. Se över dessa svar:\n• ");
        assertThat(said.path("fields").size()).isEqualTo(6);
        said.path("fields")
                .forEach(text ->
                        assertThat(english.is(text.asText())).as(text.asText()).isFalse());
        assertThat(said.path("fields").path("shoeSize").asText()).isEqualTo("Formuläret har inget sådant fält.");
    }

    @ParameterizedTest(name = "{1} {2} as {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    socialservices | POST | /task/%s/resolve                | {}                                          | Detta erbjuds inte här.
                    socialservices | POST | /task/%s/bpmnError              | {"errorCode":"x"}                           | Detta erbjuds inte här.
                    socialservices | POST | /task/%s/delegate               | {"userId":"socialservices2"}                | Detta erbjuds inte här.
                    socialservices | PUT  | /task/%s/variables/riskLevel    | {"value":"low"}                             | Detta erbjuds inte här.
                    police         | POST | /task/%s/claim                  | {"userId":"police"}                         | Det finns ingen sådan uppgift för er myndighet.
                    coordinator    | GET  | /task/%s/form-variables         |                                             | Uppgiften görs av en annan myndighet
                    police         | POST | /message                        | {"messageName":"consent-withdrawn"}         | Detta erbjuds inte här.
                    socialservices | POST | /task                           | {"assigneeExpression":"${currentUser()}"}   | Uttryck är inte tillåtna i frågor.
                    """)
    void what_nobody_may_do_is_refused_in_swedish(
            String member, String method, String path, String body, String expected) {
        String task = rest.get("socialservices", "/task?processInstanceBusinessKey=" + aCase.number())
                .path(0)
                .path("id")
                .asText();
        var answer = rest.send(
                member, method, path.formatted(task), body == null || body.isBlank() ? null : EngineRest.read(body));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(EngineRest.read(answer.body()).path("message").asText()).contains(expected);
    }

    /** How often the page changes while nobody does anything: more than never would be a script that goes round for ever. */
    private static int stirrings(Page page) {
        return (int) page.evaluate("""
                async () => {
                  let stirrings = 0;
                  const watch = new MutationObserver(changes => stirrings += changes.length);
                  watch.observe(document.querySelector('.modal .fjs-container'),
                    {childList: true, subtree: true, characterData: true, attributes: true});
                  for (let frame = 0; frame < 10; frame++) {
                    await new Promise(requestAnimationFrame);
                  }
                  watch.disconnect();
                  return stirrings;
                }""");
    }
}
