package se.handlingsplan.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import se.handlingsplan.casefile.RotateKeys;
import se.handlingsplan.casefile.VerifyJournal;
import se.handlingsplan.casefile.WrappingKeyUnavailable;
import se.handlingsplan.casefile.WrappingKeys;

/**
 * What an operator runs on the case file from a shell, in place of the product: {@code verify-journal}, {@code rotate-keys} and
 * {@code make-key}. Exit code 0: all is well; 1: faults were found; 2: it could not be done.
 */
public final class CasefileCommands {

    private static final int WELL = 0;
    private static final int FAULTS = 1;
    private static final int NOT_DONE = 2;

    private static final String HEADS = "--heads=";

    private CasefileCommands() {}

    /** Runs the command that the first argument names; empty when it names none. */
    public static OptionalInt run(String[] arguments) {
        if (arguments.length == 0) {
            return OptionalInt.empty();
        }
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        return switch (arguments[0]) {
            case "verify-journal" -> OptionalInt.of(onTheCaseFile(rest, CasefileCommands::verify));
            case "rotate-keys" -> OptionalInt.of(onTheCaseFile(rest, CasefileCommands::rotate));
            case "make-key" -> OptionalInt.of(makeKey(rest));
            default -> OptionalInt.empty();
        };
    }

    private interface Work {
        int on(ConfigurableApplicationContext context, List<String> arguments) throws IOException;
    }

    /** Starts what the case file needs, and nothing else: no web, no engine, no migration. */
    private static int onTheCaseFile(List<String> arguments, Work work) {
        try (var context = new SpringApplicationBuilder(CaseFileAlone.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of("spring.main.lazy-initialization", "true", "logging.level.root", "warn"))
                .run(arguments.stream()
                        .filter(argument -> argument.startsWith("--"))
                        .toArray(String[]::new))) {
            return work.on(context, arguments);
        } catch (IOException | RuntimeException failed) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
            System.err.println("It could not be done: " + cause.getMessage()
                    + (cause instanceof WrappingKeyUnavailable key ? " " + key.action() : ""));
            return NOT_DONE;
        }
    }

    private static int verify(ConfigurableApplicationContext context, List<String> arguments) throws IOException {
        PrintStream out = System.out;
        var looked = new AtomicInteger();
        var verdicts = context.getBean(VerifyJournal.class).verify(verdict -> {
            verdict.faults().forEach(fault -> out.println("FAULT  " + fault));
            if (looked.incrementAndGet() % 100 == 0) {
                out.println(looked.get() + " cases checked");
            }
        });
        for (String argument : arguments) {
            if (argument.startsWith(HEADS)) {
                Path file = Path.of(argument.substring(HEADS.length()));
                Files.write(
                        file, verdicts.stream().map(VerifyJournal.Verdict::head).toList());
                out.println("The ends of the chains are in " + file
                        + ": keep them where this database's administrators can't write.");
            }
        }
        long rows = verdicts.stream().mapToLong(VerifyJournal.Verdict::rows).sum();
        long faulty =
                verdicts.stream().filter(verdict -> !verdict.faults().isEmpty()).count();
        out.println(verdicts.size() + " cases, " + rows + " entries: "
                + (faulty == 0 ? "all is as it was written" : faulty + " cases are NOT as they were written"));
        return faulty == 0 ? WELL : FAULTS;
    }

    private static int rotate(ConfigurableApplicationContext context, List<String> arguments) {
        var wrapped = new AtomicInteger();
        int cases = context.getBean(RotateKeys.class).rotate(number -> {
            if (wrapped.incrementAndGet() % 100 == 0) {
                System.out.println(wrapped.get() + " keys wrapped anew");
            }
        });
        System.out.println(cases
                + " keys wrapped anew. Keep a copy of the key file apart from the database's backups; older backups"
                + " open with the earlier key, which stays in the file.");
        return WELL;
    }

    private static int makeKey(List<String> arguments) {
        if (arguments.size() != 1) {
            System.err.println("Say where the key is to be: make-key <file>");
            return NOT_DONE;
        }
        try {
            WrappingKeys.make(Path.of(arguments.get(0)));
            System.out.println(
                    "A new key is in " + arguments.get(0) + ". Keep a copy apart from the database's backups.");
            return WELL;
        } catch (RuntimeException failed) {
            System.err.println(failed.getMessage());
            return NOT_DONE;
        }
    }

    /** Registered by hand and not by a scan: the product itself has no use for it. */
    @ComponentScan("se.handlingsplan.casefile")
    @ConfigurationPropertiesScan({"se.handlingsplan.casefile", "se.handlingsplan.platform"})
    @Import(EmbeddedDatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class CaseFileAlone {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
