package se.handlingsplan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier start left behind in a cluster directory when it was killed: a PostgreSQL that runs on without its
 * application, one that is dead but not yet buried, or only the file that names its process.
 * To be looked at by whoever holds the directory's lock, so that what runs there is nobody's.
 */
final class FormerServer {

    private static final Logger LOG = LoggerFactory.getLogger(FormerServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PROC = Path.of("/proc");

    private final Path cluster;
    private final Path pidFile;

    FormerServer(Path cluster) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
    }

    /** Stops it as PostgreSQL wants to be stopped, and clears its file away once nothing of it lives any more. */
    void clearAway() throws IOException {
        Optional<Long> pid = pid();
        if (pid.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        if (processes().contains(pid.get())) {
            LOG.warn(
                    "PostgreSQL {} still runs without its application: it is stopped before the new start.", pid.get());
            stop(pid.get());
        }
        // its helpers end by themselves when the server is gone; the file guards the data as long as one lives
        if (!within(PATIENCE, () -> processes().isEmpty())) {
            throw new EmbeddedDatabaseUnavailable(
                    "The embedded PostgreSQL of an earlier start still works on %s (processes %s)."
                            .formatted(cluster, processes()),
                    "End these processes, then start again.");
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process that the file names; empty without a file or with one that says nothing. */
    private Optional<Long> pid() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream().findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void stop(long pid) throws IOException {
        Optional<ProcessHandle> server = ProcessHandle.of(pid);
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            // SIGINT: a fast shutdown, which doesn't wait for whoever is still connected
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -INT " + pid)
                    .redirectErrorStream(true)
                    .start();
            try {
                kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            server.ifPresent(ProcessHandle::destroy);
        }
    }

    /**
     * The living processes of this directory's PostgreSQL. Where the system tells, by the directory that they work in: a
     * number alone may long since belong to another program. The dead whom nobody has buried yet don't count.
     */
    private List<Long> processes() {
        if (Files.isDirectory(PROC.resolve("self"))) {
            try (Stream<Path> all = Files.list(PROC)) {
                return all.filter(process -> process.getFileName().toString().matches("\\d+"))
                        .filter(this::worksHere)
                        .map(process -> Long.valueOf(process.getFileName().toString()))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            return pid().flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"))
                    .map(process -> List.of(process.pid()))
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean worksHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster.toRealPath())
                    && Files.readSymbolicLink(process.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres");
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }

    private static boolean within(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
