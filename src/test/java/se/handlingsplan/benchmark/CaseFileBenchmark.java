package se.handlingsplan.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanApplication;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * Times the path of an answer through the case file, on a database of its own: adding an entry, and reading a form's fields in
 * a case of 10, 100 and 1,000 entries, each beside the same in clear. Run it by {@code mvn test-compile exec:java@benchmark}.
 */
public final class CaseFileBenchmark {

    private static final AgencyId AGENCY = new AgencyId("stockholm");
    private static final MemberId MEMBER = new MemberId("socialservices");
    private static final Map<String, Object> ANSWERS = Map.of(
            "firstNote",
            "Was promised cleaning work, was not paid, could not leave the flat alone.",
            "observed",
            "Bruises.");
    private static final int ROUNDS = 200;

    private final Journal journal;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private CaseFileBenchmark(ConfigurableApplicationContext product) {
        this.journal = product.getBean(Journal.class);
        this.cases = product.getBean(Cases.class);
        this.jdbc = product.getBean(JdbcClient.class);
        this.transaction = new TransactionTemplate(product.getBean(PlatformTransactionManager.class));
    }

    public static void main(String[] args) {
        try (var product = new SpringApplicationBuilder(HandlingsplanApplication.class)
                .profiles("test")
                .properties("server.port=0", "logging.level.root=warn")
                .run()) {
            new CaseFileBenchmark(product).run();
        }
        System.exit(0);
    }

    private void run() {
        jdbc.sql("create table engine.in_clear (id bigserial, case_number text, content text)")
                .update();
        System.out.printf("%-44s %10s %10s%n", "median of " + ROUNDS + " in microseconds", "sealed", "in clear");
        CaseNumber number = opened();
        row("add an entry", () -> add(number), () -> addInClear(number));
        for (int entries : new int[] {10, 100, 1_000}) {
            CaseNumber filled = opened();
            for (int i = 0; i < entries; i++) {
                add(filled);
                addInClear(filled);
            }
            jdbc.sql("analyze").update();
            row("read two fields, " + entries + " entries", () -> read(filled), () -> readInClear(filled));
        }
    }

    private void row(String what, Supplier<?> sealed, Supplier<?> clear) {
        System.out.printf("%-44s %10d %10d%n", what, median(sealed), median(clear));
    }

    private long median(Supplier<?> action) {
        long[] took = new long[ROUNDS];
        for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            transaction.execute(status -> action.get());
            if (round >= 0) {
                took[round] = (System.nanoTime() - begun) / 1_000;
            }
        }
        Arrays.sort(took);
        return took[ROUNDS / 2];
    }

    private CaseNumber opened() {
        return transaction.execute(status -> cases.open(AGENCY, MEMBER));
    }

    private long add(CaseNumber number) {
        return transaction.execute(status -> journal.append(new NewEntry(
                number, "plan", null, "open-case", "1", AGENCY, MEMBER, Visibility.LINE, Map.copyOf(ANSWERS))));
    }

    private Object read(CaseNumber number) {
        return journal.read(new Reader(AGENCY, MEMBER, "benchmark"), number, Set.of("firstNote", "observed"));
    }

    private int addInClear(CaseNumber number) {
        return transaction.execute(
                status -> jdbc.sql("insert into engine.in_clear (case_number, content) values (?, ?)")
                        .param(number.value())
                        .param(ANSWERS.toString())
                        .update());
    }

    private Object readInClear(CaseNumber number) {
        return jdbc.sql("select content from engine.in_clear where case_number = ? order by id desc")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
