package se.handlingsplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the production set-up promises, read from the file; no container engine is needed, and none is run. */
class ComposeFileTest {

    private final Map<String, Object> compose = read();

    @Test
    void the_database_is_postgresql_17_with_a_volume_and_a_health_check() {
        Map<String, Object> database = service("database");

        assertThat(database.get("image").toString()).endsWith("postgres:17");
        assertThat(database.get("volumes").toString()).contains("database:/var/lib/postgresql/data");
        assertThat(database).containsKey("healthcheck").doesNotContainKey("ports");
        assertThat(at(compose, "volumes")).containsKey("database");
    }

    @Test
    void the_application_is_built_from_this_repository_and_waits_for_a_healthy_database() {
        Map<String, Object> app = service("app");

        assertThat(at(app, "build")).containsEntry("context", ".");
        assertThat(Path.of(at(app, "build").get("dockerfile").toString())).exists();
        assertThat(at(at(app, "depends_on"), "database")).containsEntry("condition", "service_healthy");
        assertThat(app).doesNotContainKey("ports");
    }

    @Test
    void no_secret_has_a_default() {
        for (String name : new String[] {"database", "app"}) {
            at(service(name), "environment").forEach((key, value) -> {
                if (key.endsWith("PASSWORD")) {
                    assertThat(value.toString()).as(key).matches("\\$\\{[A-Z_]+:\\?.+}");
                }
            });
        }
        assertThat(at(service("app"), "environment").keySet())
                .contains("HANDLINGSPLAN_ADMINISTRATOR_ID", "HANDLINGSPLAN_ADMINISTRATOR_PASSWORD");
    }

    @Test
    void only_the_named_proxy_is_reachable_and_ends_tls() {
        assertThat(service("proxy").get("ports").toString()).contains("443:443");
        assertThat(Path.of("src/main/docker/Caddyfile")).exists();
        assertThat(Path.of("src/main/docker/create-logins.sh")).exists();
    }

    private Map<String, Object> service(String name) {
        return at(at(compose, "services"), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String key) {
        assertThat(map).containsKey(key);
        return (Map<String, Object>) map.get(key);
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        } catch (IOException missing) {
            throw new AssertionError("docker-compose.yml can't be read", missing);
        }
    }
}
