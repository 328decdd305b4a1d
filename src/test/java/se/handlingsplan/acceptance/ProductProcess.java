package se.handlingsplan.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import se.handlingsplan.HandlingsplanApplication;

/** The whole product in a JVM of its own, with a data directory and ports of its own and the settings that a test asks for. */
final class ProductProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String STARTED = "Started " + HandlingsplanApplication.class.getSimpleName();
    private static final int LONGEST_START_MINUTES = 4;

    private final Path directory;
    private final Process jvm;
    private final int port;

    private ProductProcess(Path directory, Process jvm, int port) {
        this.directory = directory;
        this.jvm = jvm;
        this.port = port;
    }

    /** Starts it, without demo cases, and comes back when it answers. */
    static ProductProcess start(String... settings) throws IOException {
        Path directory = Path.of("target", "product-" + UUID.randomUUID());
        Files.createDirectories(directory);
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                classpath(),
                HandlingsplanApplication.class.getName(),
                "--server.port=0",
                "--handlingsplan.database.port=0",
                "--handlingsplan.demo.cases=false"));
        command.addAll(List.of(settings));
        Process jvm = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            return new ProductProcess(directory, jvm, portOf(jvm));
        } catch (AssertionError notStarted) {
            stop(jvm);
            FileSystemUtils.deleteRecursively(directory);
            throw notStarted;
        }
    }

    /** As the tests see it, without the tests themselves: their beans are not part of the product. */
    private static String classpath() {
        Path tests = Path.of(ProductProcess.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toAbsolutePath();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> !entry.equals(tests))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int portOf(Process jvm) {
        var started = new CompletableFuture<Integer>();
        var reader = new Thread(() -> read(jvm, started), "output of the product");
        reader.setDaemon(true);
        reader.start();
        try {
            return started.get(LONGEST_START_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the product did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Reads all that it says for as long as it runs: a full pipe would stop it. */
    private static void read(Process jvm, CompletableFuture<Integer> started) {
        var said = new StringBuilder();
        int port = 0;
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (started.isDone()) {
                    continue;
                }
                said.append(line).append('\n');
                Matcher found = PORT.matcher(line);
                if (found.find()) {
                    port = Integer.parseInt(found.group(1));
                } else if (line.contains(STARTED)) {
                    started.complete(port);
                }
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
        started.completeExceptionally(new IllegalStateException(said.toString()));
    }

    int port() {
        return port;
    }

    /** Ends it in good order, and its data with it. */
    @Override
    public void close() throws IOException {
        stop(jvm);
        FileSystemUtils.deleteRecursively(directory);
    }

    private static void stop(Process jvm) {
        jvm.destroy();
        try {
            if (!jvm.waitFor(30, TimeUnit.SECONDS)) {
                jvm.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
