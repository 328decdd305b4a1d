package se.handlingsplan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The embedded database in a JVM of its own, which a test can kill. */
final class DatabaseProcess implements AutoCloseable {

    private static final String READY = "ready ";
    private static final String REFUSED = "refused ";

    private final Path directory;
    private final Process jvm;
    private final BufferedReader output;
    private final String answer;

    private DatabaseProcess(Path directory, Process jvm) throws IOException {
        this.directory = directory;
        this.jvm = jvm;
        this.output = jvm.inputReader(StandardCharsets.UTF_8);
        this.answer = firstAnswer();
    }

    /** Starts it and comes back when it is ready or has refused to start. */
    static DatabaseProcess start(Path directory, int port) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DatabaseProcess.class.getName(),
                directory.toString(),
                String.valueOf(port)));
        return new DatabaseProcess(
                directory, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private String firstAnswer() throws IOException {
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY) || line.startsWith(REFUSED)) {
                return line;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the child said neither ready nor refused:\n" + said);
    }

    boolean isReady() {
        return answer.startsWith(READY);
    }

    String refusal() {
        assertThat(answer).startsWith(REFUSED);
        return answer.substring(REFUSED.length());
    }

    String url() {
        assertThat(answer).startsWith(READY);
        return answer.substring(READY.length());
    }

    int port() {
        return Integer.parseInt(url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** Commits a row in a table of the owner's; makes the table when it is not there. */
    void remember(int number) throws Exception {
        try (var connection = DriverManager.getConnection(
                        url(), EmbeddedDatabase.OWNER, passwords().owner());
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists test");
            statement.execute("create table if not exists test.remembered (number integer)");
            statement.execute("insert into test.remembered values (" + number + ")");
        }
    }

    List<Integer> remembered() throws Exception {
        var numbers = new ArrayList<Integer>();
        try (var connection = DriverManager.getConnection(
                        url(), EmbeddedDatabase.OWNER, passwords().owner());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from test.remembered order by number")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    DatabasePasswords passwords() throws IOException {
        return DatabasePasswords.read(directory.resolve("passwords"));
    }

    /** As a power cut ends it. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly();
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    ProcessHandle postgres() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("cluster/postmaster.pid"))
                .get(0)
                .strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    void killPostgres() throws Exception {
        postgres().destroyForcibly();
    }

    /** Ends it in good order. */
    @Override
    public void close() throws IOException {
        jvm.getOutputStream().close();
        try {
            if (!jvm.waitFor(20, TimeUnit.SECONDS)) {
                jvm.destroyForcibly();
                throw new AssertionError("the child did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (var database = EmbeddedDatabase.start(
                new DatabaseProperties(Path.of(arguments[0]), Integer.parseInt(arguments[1]), "handlingsplan"))) {
            System.out.println(READY + database.url());
            while (System.in.read() >= 0) {
                // until the test closes it
            }
        } catch (EmbeddedDatabaseUnavailable e) {
            System.out.println(REFUSED + e.getMessage() + " " + e.action());
        }
    }
}
