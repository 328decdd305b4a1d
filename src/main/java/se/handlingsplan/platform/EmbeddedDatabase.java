package se.handlingsplan.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL beside the application, for whoever has none yet; safe settings, data kept between starts. */
final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "handlingsplan";
    static final String OWNER = "handlingsplan_owner";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(DatabaseProperties settings) throws IOException, SQLException {
        var directory = settings.directory().toAbsolutePath();
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("cluster"))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        var database = new EmbeddedDatabase(server);
        database.createLogins(settings.applicationRole());
        return database;
    }

    private void createLogins(String applicationRole) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create role " + applicationRole + " login");
            statement.execute("create role " + OWNER + " login in role " + applicationRole);
            statement.execute("create database " + NAME + " owner " + OWNER);
        }
    }

    /** The engine's own create scripts name no schema: {@code engine} is first on the path. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME + "?currentSchema=engine";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
