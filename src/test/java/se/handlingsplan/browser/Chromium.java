package se.handlingsplan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives tests that ask for a {@link Window} the Chromium of this machine; nothing is downloaded. One browser serves the whole
 * run.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    /** A test whose product is not the one that all tests share. */
    public interface Elsewhere {

        int port();

        /** The language of the person at the window, as the browser is set, e.g. {@code sv-SE}. */
        String locale();
    }

    private static final String ENGLISH = "en-GB";
    private static final Namespace OURS = Namespace.create(Chromium.class);
    private static final AtomicBoolean SAID = new AtomicBoolean();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean asksForWindow = context.getTestMethod()
                .map(method -> List.of(method.getParameterTypes()).contains(Window.class))
                .orElse(false);
        if (!asksForWindow || executable().isPresent()) {
            return ConditionEvaluationResult.enabled("no browser is needed, or one is there");
        }
        if (isRequired()) {
            return ConditionEvaluationResult.enabled("required, and will fail");
        }
        String sentence = "No Chromium found (on the PATH or by HANDLINGSPLAN_CHROMIUM): browser tests are left out.";
        if (SAID.compareAndSet(false, true)) {
            System.out.println(sentence);
        }
        return ConditionEvaluationResult.disabled(sentence);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Window.class;
    }

    /** A window of its own per parameter, as on a machine that nobody has used before. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Object test = context.getRequiredTestInstance();
        var window = test instanceof Elsewhere elsewhere
                ? window(context, elsewhere.port(), elsewhere.locale())
                : window(context, sharedPort(context), ENGLISH);
        windows(context).add(window);
        return window;
    }

    private static Window window(ExtensionContext context, int port, String locale) {
        return new Window(running(context).browser(), "http://localhost:" + port, locale);
    }

    private static int sharedPort(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        int number = 0;
        for (Window window : windows(context)) {
            number++;
            if (failed) {
                window.picture("failed-" + context.getRequiredTestMethod().getName() + "-" + number);
            }
            window.close();
        }
        windows(context).clear();
    }

    private static List<Window> windows(ExtensionContext context) {
        return context.getStore(OURS).getOrComputeIfAbsent(Windows.class, key -> new Windows(), Windows.class).open;
    }

    private static final class Windows {
        private final List<Window> open = new ArrayList<>();
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    }

    /**
     * Starts the machine's Chromium.
     *
     * @throws AssertionError where there is none
     */
    public static Running start() {
        Path chromium = executable()
                .orElseThrow(() -> new AssertionError(
                        "A browser is required, but no Chromium was found on the PATH or by HANDLINGSPLAN_CHROMIUM."));
        var arguments = new ArrayList<>(ARGUMENTS);
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(arguments));
        return new Running(playwright, browser);
    }

    /** A browser that runs until it is closed. */
    public record Running(Playwright playwright, Browser browser)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static boolean isRequired() {
        return "required".equals(System.getProperty("handlingsplan.browser-tests"))
                || "required".equals(System.getenv("HANDLINGSPLAN_BROWSER_TESTS"));
    }

    private static Optional<Path> executable() {
        String named = System.getenv("HANDLINGSPLAN_CHROMIUM");
        Stream<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), found)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
