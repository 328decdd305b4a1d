package se.handlingsplan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.FileSystemUtils;

/** One data directory, started and killed in every way; each start must find what was committed before. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedDatabaseTest {

    private final Path directory = Path.of("target", "test-database", "killed-" + UUID.randomUUID());
    private int committed;

    @BeforeAll
    void first_start() throws Exception {
        try (var first = DatabaseProcess.start(directory, 0)) {
            commit(first);
        }
    }

    @AfterAll
    void remove() throws Exception {
        FileSystemUtils.deleteRecursively(directory);
    }

    private void commit(DatabaseProcess database) throws Exception {
        database.remember(++committed);
        assertThat(database.remembered()).hasSize(committed);
    }

    private void startsWithEverythingCommitted() throws Exception {
        try (var next = DatabaseProcess.start(directory, 0)) {
            assertThat(next.remembered()).hasSize(committed);
            commit(next);
        }
    }

    @Test
    void what_was_committed_survives_a_stop_in_good_order() throws Exception {
        startsWithEverythingCommitted();
    }

    @Test
    void the_next_start_works_after_the_application_was_killed_and_postgres_runs_on() throws Exception {
        var killed = DatabaseProcess.start(directory, 0);
        commit(killed);
        ProcessHandle orphan = killed.postgres();
        killed.kill();
        assertThat(orphan.isAlive()).isTrue();

        startsWithEverythingCommitted();
        assertThat(Files.exists(directory.resolve("cluster/postmaster.pid"))).isFalse();
    }

    @Test
    void the_next_start_works_after_postgres_was_killed() throws Exception {
        try (var bereft = DatabaseProcess.start(directory, 0)) {
            commit(bereft);
            bereft.killPostgres();
        }
        startsWithEverythingCommitted();
    }

    @Test
    void the_next_start_works_after_both_were_killed() throws Exception {
        var killed = DatabaseProcess.start(directory, 0);
        commit(killed);
        killed.killPostgres();
        killed.kill();

        startsWithEverythingCommitted();
    }

    @Test
    void a_process_number_that_now_belongs_to_another_program_stops_nothing() throws Exception {
        Path pidFile = directory.resolve("cluster/postmaster.pid");
        long somebodyElse = ProcessHandle.current().pid();
        Files.writeString(pidFile, somebodyElse + "\n" + directory + "\n1700000000\n54329\n");

        startsWithEverythingCommitted();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_dead_process_that_nobody_has_buried_yet_stops_nothing() throws Exception {
        Process parentThatNeverWaits =
                new ProcessBuilder("/bin/sh", "-c", "sleep 0.1 & echo $!; exec sleep 60").start();
        try (var said = parentThatNeverWaits.inputReader()) {
            String zombie = said.readLine();
            Files.writeString(
                    directory.resolve("cluster/postmaster.pid"),
                    zombie + "\n" + directory.toAbsolutePath().resolve("cluster") + "\n1700000000\n54329\n");

            startsWithEverythingCommitted();
            assertThat(Path.of("/proc", zombie)).as("it was there all the time").exists();
        } finally {
            parentThatNeverWaits.destroyForcibly();
        }
    }

    @Test
    void a_second_start_while_one_runs_is_refused_in_one_sentence_and_disturbs_nothing() throws Exception {
        try (var running = DatabaseProcess.start(directory, 0);
                var second = DatabaseProcess.start(directory, 0)) {
            assertThat(second.refusal())
                    .contains("Handlingsplan is already running on the data in")
                    .contains("handlingsplan.database.port");
            commit(running);
        }
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var refused = DatabaseProcess.start(directory, other.getLocalPort())) {
            assertThat(refused.refusal())
                    .contains("Another program uses port " + other.getLocalPort())
                    .contains("handlingsplan.database.port");
        }
    }

    @Test
    void nobody_gets_in_without_the_password_and_settings_are_safe() throws Exception {
        try (var running = DatabaseProcess.start(directory, 0)) {
            for (String login : new String[] {"postgres", EmbeddedDatabase.OWNER, "handlingsplan"}) {
                assertThatExceptionOfType(SQLException.class).as(login).isThrownBy(() -> DriverManager.getConnection(
                                running.url(), login, "")
                        .close());
                assertThatExceptionOfType(SQLException.class).as(login).isThrownBy(() -> DriverManager.getConnection(
                                running.url(), login, "postgres")
                        .close());
            }
            try (var connection = DriverManager.getConnection(
                            running.url(), "handlingsplan", running.passwords().application());
                    var statement = connection.createStatement()) {
                for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                    try (var row = statement.executeQuery("select current_setting('" + setting + "')")) {
                        row.next();
                        assertThat(row.getString(1)).as(setting).isEqualTo("on");
                    }
                }
            }
            assertThat(mode(directory)).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("passwords"))).isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("cluster/pg_hba.conf")))
                    .contains("scram-sha-256")
                    .doesNotContain("trust");
            assertThat(directory.resolve("temporary")).doesNotExist();
            assertThat(running.passwords().toString())
                    .doesNotContain(running.passwords().owner());
        }
    }

    @Test
    void a_database_that_could_lose_data_is_refused() throws Exception {
        Path unsafe = directory.resolveSibling("unsafe-" + UUID.randomUUID());
        Files.createDirectories(unsafe);
        linkBinaries(unsafe);
        try {
            try (var running = DatabaseProcess.start(unsafe, 0);
                    var connection = DriverManager.getConnection(
                            running.url(), "postgres", running.passwords().superuser());
                    var statement = connection.createStatement()) {
                statement.execute("alter role postgres set synchronous_commit = off");
            }
            try (var refused = DatabaseProcess.start(unsafe, 0)) {
                assertThat(refused.refusal()).contains("with synchronous_commit off");
            }
        } finally {
            FileSystemUtils.deleteRecursively(unsafe);
        }
    }

    @Test
    void an_interrupted_first_start_is_begun_anew() throws Exception {
        Path interrupted = directory.resolveSibling("interrupted-" + UUID.randomUUID());
        Files.createDirectories(interrupted.resolve("cluster/base"));
        Files.writeString(interrupted.resolve("cluster/postgresql.conf"), "half written");
        DatabasePasswords.random().write(interrupted.resolve("passwords.new"));
        linkBinaries(interrupted);
        try (var next = DatabaseProcess.start(interrupted, 0)) {
            next.remember(1);
            assertThat(interrupted.resolve("passwords.new")).doesNotExist();
        } finally {
            FileSystemUtils.deleteRecursively(interrupted);
        }
    }

    @Test
    void a_cluster_without_its_passwords_is_not_touched() throws Exception {
        Path bare = directory.resolveSibling("bare-" + UUID.randomUUID());
        Files.createDirectories(bare.resolve("cluster"));
        Files.writeString(bare.resolve("cluster/PG_VERSION"), "17");
        try (var opened = DatabaseDirectory.open(bare)) {
            assertThatExceptionOfType(EmbeddedDatabaseUnavailable.class)
                    .isThrownBy(opened::prepare)
                    .withMessageContaining("has lost the file passwords");
            assertThat(bare.resolve("cluster/PG_VERSION")).exists();
        } finally {
            FileSystemUtils.deleteRecursively(bare);
        }
    }

    @Test
    void data_of_another_postgres_is_refused_with_the_way_out() throws Exception {
        Path older = directory.resolveSibling("older-" + UUID.randomUUID());
        Files.createDirectories(older.resolve("cluster"));
        Files.writeString(older.resolve("cluster/PG_VERSION"), "16\n");
        try (var opened = DatabaseDirectory.open(older)) {
            DatabasePasswords.random().write(older.resolve("passwords"));
            assertThat(DatabaseDirectory.majorOfBinaries()).isEqualTo("17");
            assertThatExceptionOfType(EmbeddedDatabaseUnavailable.class)
                    .isThrownBy(opened::prepare)
                    .withMessageContaining("written by PostgreSQL 16, and this Handlingsplan brings PostgreSQL 17")
                    .satisfies(refused -> assertThat(refused.action()).contains("pg_dump"));
        } finally {
            FileSystemUtils.deleteRecursively(older);
        }
    }

    @Test
    void whoever_starts_it_reads_the_reason_and_what_to_do() {
        FailureAnalysis read = new EmbeddedDatabaseFailureAnalyzer()
                .analyze(new IllegalStateException(
                        "bean", new EmbeddedDatabaseUnavailable("It can't be used.", "Do this.")));

        assertThat(read.getDescription()).isEqualTo("It can't be used.");
        assertThat(read.getAction()).isEqualTo("Do this.");
    }

    /** Unpacking PostgreSQL anew takes seconds. */
    private void linkBinaries(Path other) throws Exception {
        Files.createSymbolicLink(
                other.resolve("binaries"), directory.resolve("binaries").toAbsolutePath());
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
