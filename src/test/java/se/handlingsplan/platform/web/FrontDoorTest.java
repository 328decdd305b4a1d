package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.handlingsplan.HandlingsplanTest;

/** One log-in for everything, and what stays closed behind it. */
@HandlingsplanTest
class FrontDoorTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identities;

    TestMembers members;

    @BeforeEach
    void members() {
        members = new TestMembers(engine);
        members.administrator();
    }

    @Test
    void whoever_logs_in_is_led_to_tasklist_and_administrators_to_admin() {
        var member = Browser.of(port, members.in("someagency"));
        assertThat(Browser.location(member.get("/"))).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(member.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(member.get("/camunda/api/admin/auth/user/default").body()).contains("\"tasklist\"");

        var administrator = Browser.of(port, members.administrator());
        assertThat(Browser.location(administrator.get("/"))).isEqualTo("/camunda/app/admin/default/");
        assertThat(administrator.get("/camunda/app/admin/default/").statusCode())
                .isEqualTo(200);
        assertThat(administrator.get("/camunda/app/cockpit/default/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_password_makes_the_name_wait_and_says_so() {
        String member = members.in("someagency");
        var browser = new Browser(port);
        assertThat(Browser.location(browser.logIn(member, "wrong"))).isEqualTo("/login?wrong");
        assertThat(browser.get("/login?wrong").body())
                .contains("role=\"alert\"")
                .contains("is wrong")
                .contains("value=\"" + member + "\"");
        assertThat(Browser.location(browser.logIn(member, TestMembers.PASSWORD)))
                .as("even the right password waits")
                .isEqualTo("/login?locked");
    }

    @Test
    void a_name_that_nobody_has_waits_the_same() {
        var browser = new Browser(port);
        assertThat(Browser.location(browser.logIn("nobody-of-that-name", "x"))).isEqualTo("/login?wrong");
        assertThat(Browser.location(browser.logIn("nobody-of-that-name", "x"))).isEqualTo("/login?locked");
    }

    @Test
    void engine_rest_takes_basic_only_and_each_sees_their_own() {
        String member = members.in("someagency");
        var machine = new Browser(port);
        assertThat(machine.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(machine.get("/engine-rest/task").headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        var answer = machine.send("GET", "/engine-rest/task", BodyPublishers.noBody(), "Authorization", basic(member));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();

        assertThat(Browser.of(port, member).get("/engine-rest/task").statusCode())
                .as("a browser's session does not open engine-rest")
                .isEqualTo(401);
    }

    @Test
    void tasklists_own_logout_ends_the_whole_session() {
        var browser = Browser.of(port, members.in("someagency"));
        browser.get("/camunda/app/tasklist/default/");
        var out = browser.post("/camunda/api/admin/auth/user/default/logout", "");
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("XSRF-TOKEN=;")
                .contains("Path=/camunda")
                .contains("Max-Age=0"));
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(browser.get("/"))).startsWith("/login");
    }

    @Test
    void a_member_finds_setup_admin_and_cockpit_closed() {
        var browser = Browser.of(port, members.in("someagency"));
        for (String closed : new String[] {
            "/camunda/app/admin/default/setup/",
            "/camunda/app/tasklist/default/setup/",
            "/camunda/app/welcome/default/setup/",
            "/camunda/app/admin/default/",
            "/camunda/app/cockpit/default/",
            "/camunda/app/welcome/default/",
            "/camunda/api/admin/plugin/admin-plugins/default/metrics/sum",
            "/camunda/api/cockpit/plugin/base/default/process-definition/x/called-process-definitions",
            "/webjars/camunda/app/tasklist/index.html",
            "/no-such-page"
        }) {
            assertThat(browser.get(closed).statusCode()).as(closed).isEqualTo(403);
        }
        assertThat(browser.post("/camunda/api/admin/setup/default/user/create", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/camunda/api/admin/auth/user/default/login/tasklist", "username=x&password=y")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_membership_that_ends_ends_at_once_in_a_living_session() {
        String name = members.administrator();
        var browser = Browser.of(port, name);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        identities.deleteMembership(name, Members.ADMINISTRATORS);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        identities.deleteUser(name);
        assertThat(Browser.location(browser.get("/"))).startsWith("/login");
    }

    @Test
    void every_answer_wears_strict_headers_and_a_nonce_of_its_own() {
        var browser = Browser.of(port, members.in("someagency"));
        var first = browser.get("/camunda/app/tasklist/default/");
        assertThat(header(first, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        String nonce = nonce(first);
        assertThat(first.body()).contains(nonce);
        assertThat(nonce(browser.get("/camunda/app/tasklist/default/"))).isNotEqualTo(nonce);
        for (String path : new String[] {"/login", "/camunda/app/tasklist/default/", "/engine-rest/task", "/nowhere"}) {
            var answer = browser.get(path);
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(header(answer, "Permissions-Policy")).as(path).contains("camera=()");
            assertThat(header(answer, "Cache-Control"))
                    .as(path)
                    .isIn("no-store", "no-cache", "no-cache, no-store, must-revalidate");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as("plain http")
                    .isEmpty();
        }
    }

    @Test
    void cookies_are_out_of_reach_of_scripts_and_other_sites() {
        var answer = new Browser(port).get("/login");
        assertThat(header(answer, "Set-Cookie"))
                .startsWith("HANDLINGSPLAN=")
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void a_post_without_camundas_token_is_refused() {
        var browser = Browser.of(port, members.in("someagency"));
        browser.get("/camunda/app/tasklist/default/");
        String token = browser.cookie("XSRF-TOKEN");
        String count = "/camunda/api/engine/engine/default/task/count";
        assertThat(browser.send("POST", count, "application/json", "{}", "X-XSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.send("POST", count, "application/json", "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_too_big_is_refused_with_413_whether_it_says_its_length_or_not() {
        String member = members.in("someagency");
        String big = "{\"x\":\"" + "a".repeat(2_100_000) + "\"}";
        var machine = new Browser(port);
        for (var body : new java.net.http.HttpRequest.BodyPublisher[] {
            BodyPublishers.ofString(big),
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(big.getBytes()))
        }) {
            var answer = machine.send(
                    "POST",
                    "/engine-rest/task/count",
                    body,
                    "Authorization",
                    basic(member),
                    "Content-Type",
                    "application/json");
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("bigger than Handlingsplan accepts");
        }
        var small = machine.send(
                "POST",
                "/engine-rest/task/count",
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream("{}".getBytes())),
                "Authorization",
                basic(member),
                "Content-Type",
                "application/json");
        assertThat(small.body()).contains("\"count\"");
    }

    @Test
    void an_error_says_what_happened_what_to_do_and_a_reference() {
        var browser = Browser.of(port, members.in("someagency"));
        var page = browser.get("/nowhere");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("This is not open to you")
                .contains("ask your coordinator")
                .contains(header(page, "X-Reference"));
        var json = browser.get("/tasks/nothing/like/this");
        assertThat(json.statusCode()).isEqualTo(404);
        assertThat(header(json, "Content-Type")).startsWith("application/problem+json");
        assertThat(json.body()).contains("\"status\":404").contains(header(json, "X-Reference"));
    }

    @Test
    void a_login_page_left_open_too_long_asks_again_instead_of_failing() {
        var answer = new Browser(port).post("/login", "username=a&password=b&_csrf=old");
        assertThat(Browser.location(answer)).isEqualTo("/login?expired");
    }

    @Test
    void health_says_up_and_no_more() {
        assertThat(new Browser(port).get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
    }

    private static String basic(String member) {
        return "Basic " + Base64.getEncoder().encodeToString((member + ":" + TestMembers.PASSWORD).getBytes());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String nonce(HttpResponse<String> answer) {
        var matcher =
                java.util.regex.Pattern.compile("'nonce-([^']+)'").matcher(header(answer, "Content-Security-Policy"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
