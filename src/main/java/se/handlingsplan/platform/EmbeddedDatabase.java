package se.handlingsplan.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL beside the application, for whoever has none yet. What is committed survives whatever is killed, the
 * data is kept between starts, and nobody gets in without a password, not even from the same machine.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "handlingsplan";
    static final String OWNER = "handlingsplan_owner";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    /** What PostgreSQL must not economise on; the library that starts it does by default. */
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final EmbeddedPostgres server;
    private final DatabaseDirectory directory;
    private final DatabasePasswords passwords;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseDirectory directory, DatabasePasswords passwords) {
        this.server = server;
        this.directory = directory;
        this.passwords = passwords;
    }

    /** @throws EmbeddedDatabaseUnavailable when it can't be used; says why, and what to do */
    static EmbeddedDatabase start(DatabaseProperties settings) throws IOException, SQLException {
        if (!ROLE.matcher(settings.applicationRole()).matches()) {
            throw new EmbeddedDatabaseUnavailable(
                    "handlingsplan.database.application-role is not a name for a login in PostgreSQL.",
                    "Use lower-case letters, digits and the underscore, e.g. handlingsplan.");
        }
        refuseRootWithoutUserNamespaces();
        DatabaseDirectory directory = DatabaseDirectory.open(settings.directory());
        try {
            new FormerServer(directory.cluster()).clearAway();
            DatabasePasswords passwords = directory.prepare();
            refusePortInUse(settings.port());
            var database = new EmbeddedDatabase(run(settings.port(), directory, passwords), directory, passwords);
            try {
                database.verifyDurability();
                database.prepareLogins(settings.applicationRole());
                if (!directory.isInitialised()) {
                    directory.initialised(passwords);
                }
            } catch (SQLException | IOException | RuntimeException e) {
                database.server.close();
                throw e;
            }
            return database;
        } catch (SQLException | IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedPostgres run(int port, DatabaseDirectory directory, DatabasePasswords passwords)
            throws IOException {
        Path superuserPassword = directory.temporaryFile();
        try {
            Files.writeString(superuserPassword, passwords.superuser());
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.cluster())
                    .setOverrideWorkingDirectory(directory.binaries().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setConnectConfig("password", passwords.superuser())
                    // initdb's own options: nobody is trusted from the first moment on
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", superuserPassword.toString())
                    .setDataDirectoryCustomizer(EmbeddedDatabase::letInWithPasswordOnly)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setPGStartupWait(START_WITHIN);
            if (!isWindows()) {
                builder.setServerConfig("unix_socket_directories", "");
            }
            DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
            return builder.start();
        } catch (IOException | IllegalStateException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The embedded PostgreSQL in " + directory.cluster().getParent() + " did not start.",
                    "The lines above say why. Another PostgreSQL can be named by spring.datasource.url.",
                    e);
        } finally {
            Files.deleteIfExists(superuserPassword);
        }
    }

    private static void letInWithPasswordOnly(File cluster) {
        try {
            Files.writeString(cluster.toPath().resolve("pg_hba.conf"), """
                    # Written by Handlingsplan at each start: this machine only, password only.
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static void refuseRootWithoutUserNamespaces() {
        if ("root".equals(System.getProperty("user.name"))
                && Files.isDirectory(Path.of("/proc/self"))
                && !LinuxUtils.isUnshareAvailable()) {
            throw new EmbeddedDatabaseUnavailable(
                    "PostgreSQL refuses to run as root, and this machine has no user namespaces to run it in.",
                    "Do not start Handlingsplan as root, or name another PostgreSQL by spring.datasource.url.");
        }
    }

    private static void refusePortInUse(int port) {
        if (port == 0) {
            return;
        }
        try (var free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "Another program uses port " + port + ", where the embedded database would listen.",
                    "Stop that program, or set handlingsplan.database.port to a free port.",
                    e);
        }
    }

    private void verifyDurability() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var query = connection.prepareStatement("select current_setting(?)")) {
            for (String setting : DURABILITY) {
                query.setString(1, setting);
                try (var row = query.executeQuery()) {
                    if (!row.next() || !"on".equals(row.getString(1))) {
                        throw new EmbeddedDatabaseUnavailable(
                                "The embedded PostgreSQL runs with " + setting
                                        + " off: what is saved could be lost when the machine stops.",
                                "Somebody has set it so for a login or a database in there: start PostgreSQL on the directory by hand"
                                        + " and reset it.");
                    }
                }
            }
        }
    }

    private void prepareLogins(String applicationRole) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname = '" + applicationRole + "'")) {
                statement.execute("create role " + applicationRole);
            }
            if (!exists(statement, "pg_roles where rolname = '" + OWNER + "'")) {
                statement.execute("create role " + OWNER);
            }
            statement.execute("alter role " + applicationRole + " login password '" + passwords.application() + "'");
            statement.execute("alter role " + OWNER + " login password '" + passwords.owner() + "'");
            statement.execute("grant " + applicationRole + " to " + OWNER);
            if (!exists(statement, "pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + OWNER);
            }
        }
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (var found = statement.executeQuery("select 1 from " + what)) {
            return found.next();
        }
    }

    /** The engine's own create scripts name no schema: {@code engine} is first on the path. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME + "?currentSchema=engine";
    }

    DatabasePasswords passwords() {
        return passwords;
    }

    @Override
    public void close() throws IOException {
        server.close();
        directory.close();
    }
}
