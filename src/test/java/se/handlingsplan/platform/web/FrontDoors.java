package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The engine's two front doors, as a demo user comes to them: HTTP Basic at one, a browser's session at the other. */
final class FrontDoors {

    /** How a member's call reaches the engine. */
    interface Door {

        HttpResponse<String> call(String member, String method, String path, String json);
    }

    private final int port;
    private final Map<String, Browser> browsers = new HashMap<>();

    FrontDoors(int port) {
        this.port = port;
    }

    Map<String, Door> all() {
        return Map.of("engine-rest", this::byPassword, "camunda/api", this::bySession);
    }

    HttpResponse<String> byPassword(String member, String method, String path, String json) {
        String password = Base64.getEncoder().encodeToString((member + ":demo").getBytes(StandardCharsets.UTF_8));
        return new Browser(port)
                .send(
                        method,
                        "/engine-rest" + path,
                        json == null ? null : BodyPublishers.ofString(json),
                        "Authorization",
                        "Basic " + password,
                        "Content-Type",
                        "application/json");
    }

    HttpResponse<String> bySession(String member, String method, String path, String json) {
        Browser browser = browser(member);
        return browser.send(
                method,
                "/camunda/api/engine/engine/default" + path,
                json == null ? null : BodyPublishers.ofString(json),
                "X-XSRF-TOKEN",
                browser.cookie("XSRF-TOKEN"),
                "Content-Type",
                "application/json");
    }

    /** As Tasklist asks for its lists: with what belongs to the tasks. */
    HttpResponse<String> tasklist(String member, String path) {
        return browser(member)
                .send(
                        "GET",
                        "/camunda/api/engine/engine/default" + path,
                        (HttpRequest.BodyPublisher) null,
                        "Accept",
                        "application/hal+json");
    }

    /** A browser in which the demo user has Tasklist open. */
    Browser browser(String member) {
        return browsers.computeIfAbsent(member, name -> {
            var browser = new Browser(port);
            browser.logIn(name, "demo");
            assertThat(browser.get("/camunda/app/tasklist/default/").statusCode())
                    .isEqualTo(200);
            assertThat(browser.cookie("XSRF-TOKEN")).isNotNull();
            return browser;
        });
    }
}
