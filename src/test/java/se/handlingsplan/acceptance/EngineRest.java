package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drives the running product from outside: knows nothing but {@code /engine-rest} and the demo users' password. */
final class EngineRest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    EngineRest(int port) {
        this.base = "http://localhost:" + port + "/engine-rest";
    }

    JsonNode get(String member, String path) {
        var answer = send(member, "GET", path, null);
        assertThat(answer.statusCode())
                .as("GET %s as %s: %s", path, member, answer.body())
                .isEqualTo(200);
        return read(answer.body());
    }

    /** What the server answered, whatever the status. */
    HttpResponse<String> send(String member, String method, String path, Object body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString((member + ":demo").getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new AssertionError("no answer to " + method + " " + path, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Answers in the shape that Tasklist sends: a list goes as JSON text. */
    static JsonNode variables(Map<String, Object> answers) {
        ObjectNode variables = JSON.createObjectNode();
        answers.forEach((key, value) -> {
            ObjectNode variable = variables.putObject(key);
            if (value instanceof Collection<?>) {
                variable.put("type", "Json")
                        .put("value", JSON.valueToTree(value).toString());
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        ObjectNode body = JSON.createObjectNode();
        body.set("variables", variables);
        return body;
    }

    /** What a form opened with, as it would be sent back: a list as a list. */
    static Map<String, Object> values(JsonNode opened) {
        var values = new LinkedHashMap<String, Object>();
        opened.properties().forEach(variable -> {
            JsonNode value = variable.getValue().path("value");
            if (variable.getValue().path("type").asText().equalsIgnoreCase("json")) {
                values.put(variable.getKey(), JSON.convertValue(read(value.asText()), List.class));
            } else if (!value.isNull()) {
                values.put(variable.getKey(), JSON.convertValue(value, Object.class));
            }
        });
        return values;
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new AssertionError("not JSON: " + body, broken);
        }
    }
}
