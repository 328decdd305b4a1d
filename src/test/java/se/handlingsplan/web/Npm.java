package se.handlingsplan.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs what comes from npm in {@code src/main/web}, installed anew only when its lock file has changed. As an extension it
 * leaves tests out, with a sentence, where Node is missing, unless they are required ({@code -Dhandlingsplan.npm-tests=required}).
 */
public final class Npm implements ExecutionCondition {

    /** What a command said, on both channels, and how it ended: 0 is well. */
    public record Said(int exit, String text) {}

    /** Where the packages are. */
    public static final Path FOLDER = Path.of("src/main/web");

    static final Path LOCK = FOLDER.resolve("package-lock.json");

    private static final Path INSTALLED = FOLDER.resolve("node_modules/.installed-from");
    private static final int OLDEST = 20;
    private static final String MISSING = "Node " + OLDEST
            + " or newer with npm is not on the PATH: the checks that come from npm are left out (bpmnlint on processes/, axe on our pages).";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isThere()) {
            return ConditionEvaluationResult.enabled("Node is there");
        }
        if ("required".equals(System.getProperty("handlingsplan.npm-tests"))) {
            return ConditionEvaluationResult.enabled("required, and will fail");
        }
        System.out.println(MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    /**
     * Runs a script of {@code package.json}.
     *
     * @throws AssertionError when Node is missing or the packages can't be installed
     */
    public static Said run(String script) {
        install();
        return said(npm(), "run", "--silent", script);
    }

    /** Makes {@code node_modules} what the lock file says. */
    public static synchronized void install() {
        try {
            String lock = Files.readString(LOCK);
            if (Files.exists(INSTALLED) && Files.readString(INSTALLED).equals(lock)) {
                return;
            }
            Said said = said(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            if (said.exit() != 0) {
                throw new AssertionError("npm ci failed in " + FOLDER + ":\n" + said.text());
            }
            Files.writeString(INSTALLED, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere() {
        return onPath("npm").isPresent()
                && onPath("node")
                        .map(node -> said(node.toString(), "--version").text())
                        .map(version -> version.replaceFirst("^v(\\d+)[\\s\\S]*", "$1"))
                        .filter(major -> major.matches("\\d+") && Integer.parseInt(major) >= OLDEST)
                        .isPresent();
    }

    private static String npm() {
        return onPath("npm").orElseThrow(() -> new AssertionError(MISSING)).toString();
    }

    private static Said said(String... command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError(String.join(" ", command) + " does not end:\n" + text);
            }
            return new Said(process.exitValue(), text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder ->
                        List.of(name, name + ".cmd", name + ".exe").stream().map(file -> Path.of(folder, file)))
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
