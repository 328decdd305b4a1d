package se.handlingsplan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** The operator's commands on a case file that is in use: what they print, and their exit codes. */
@HandlingsplanTest
@ExtendWith(OutputCaptureExtension.class)
class CasefileCommandsTest {

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    Environment settings;

    @Autowired
    Cases cases;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    @Test
    void a_whole_journal_is_said_to_be_whole_and_the_ends_of_its_chains_are_written_for_safe_keeping(
            CapturedOutput output) throws Exception {
        CaseNumber number = kept("canary");
        Path heads = folder.resolve("heads.txt");

        int code = run("verify-journal", "--heads=" + heads);

        assertThat(output.getOut()).contains("all is as it was written").doesNotContain("canary");
        assertThat(code).isZero();
        assertThat(Files.readAllLines(heads)).anyMatch(line -> line.matches(number + " 1 [0-9a-f]{64}"));
    }

    @Test
    void a_chain_with_a_fault_gives_exit_code_1_and_names_the_case(CapturedOutput output) {
        CaseNumber number = kept("canary");
        jdbc.sql("update casefile.chain_heads set position = 2 where case_number = ?")
                .param(number.value())
                .update();
        try {
            assertThat(run("verify-journal")).isEqualTo(1);
            assertThat(output.getOut()).contains("FAULT  " + number).contains("1 cases are NOT as they were written");
        } finally {
            jdbc.sql("update casefile.chain_heads set position = 1 where case_number = ?")
                    .param(number.value())
                    .update();
        }
    }

    @Test
    void with_another_key_it_can_not_be_done_and_says_so(CapturedOutput output) {
        kept("canary");
        Path key = folder.resolve("other-key.json");
        assertThat(CasefileCommands.run(new String[] {"make-key", key.toString()}))
                .hasValue(0);

        assertThat(runWith(key, "verify-journal")).isEqualTo(2);
        assertThat(output.getErr()).contains("does not open with the installation's key");
    }

    @Test
    void a_key_file_is_never_written_over_and_is_readable_by_its_owner_only() throws Exception {
        Path key = folder.resolve("key.json");

        assertThat(CasefileCommands.run(new String[] {"make-key", key.toString()}))
                .hasValue(0);
        String made = Files.readString(key);
        assertThat(CasefileCommands.run(new String[] {"make-key", key.toString()}))
                .hasValue(2);

        assertThat(Files.readString(key)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void anything_else_starts_the_product() {
        assertThat(CasefileCommands.run(new String[] {})).isEmpty();
        assertThat(CasefileCommands.run(new String[] {"--server.port=1"})).isEmpty();
    }

    private CaseNumber kept(String words) {
        return new TransactionTemplate(transactions).execute(status -> {
            var agency = new AgencyId("stockholm");
            var member = new MemberId("socialservices");
            CaseNumber number = cases.open(agency, member);
            journal.append(new NewEntry(
                    number, "plan", null, "form", "1", agency, member, Visibility.LINE, Map.of("firstNote", words)));
            return number;
        });
    }

    private int run(String command, String... more) {
        return runWith(Path.of(settings.getRequiredProperty("handlingsplan.casefile.key-file")), command, more);
    }

    private int runWith(Path key, String command, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                command,
                                "--spring.datasource.url=" + database.getJdbcUrl(),
                                "--spring.datasource.username=" + database.getUsername(),
                                "--spring.datasource.password=" + database.getPassword(),
                                "--handlingsplan.casefile.key-file=" + key),
                        Stream.of(more))
                .toArray(String[]::new);
        return CasefileCommands.run(arguments).orElseThrow();
    }
}
