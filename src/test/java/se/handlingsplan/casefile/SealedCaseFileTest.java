package se.handlingsplan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** What lies in the database says nothing, can't be changed unseen, and shows nothing to a statement that forgets to ask. */
@HandlingsplanTest
class SealedCaseFileTest {

    private static final AgencyId STOCKHOLM = new AgencyId("stockholm");
    private static final AgencyId POLICE = new AgencyId("polisen");

    @Autowired
    ApplicationContext product;

    @Autowired
    Journal journal;

    @Autowired
    Identities identities;

    @Autowired
    VerifyJournal verify;

    @Autowired
    RotateKeys rotate;

    @Autowired
    CaseKeyRepository keys;

    @Autowired
    CasefileProperties settings;

    @Autowired
    WrappingKey wrapping;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FlywayConnectionDetails owner;

    @Autowired
    PlatformTransactionManager transactions;

    final List<CaseNumber> made = new ArrayList<>();
    TransactionTemplate transaction;
    CaseNumber number;

    @BeforeEach
    void three_entries_and_an_identity() {
        transaction = new TransactionTemplate(transactions);
        number = opened();
    }

    /** The case files that a test has spoilt are forgotten: other tests check the whole journal. */
    @AfterEach
    void forget_the_cases() {
        var owners = JdbcClient.create(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
        made.forEach(spoilt -> owners.sql("delete from casefile.case_keys where case_number = ?")
                .param(spoilt.value())
                .update());
    }

    private CaseNumber opened() {
        CaseNumber opened = filled();
        made.add(opened);
        return opened;
    }

    private CaseNumber filled() {
        return transaction.execute(status -> {
            CaseNumber opened = cases.open(STOCKHOLM, new MemberId("socialservices"));
            journal.append(entry(opened, Visibility.LINE, Map.of("firstNote", "canary one")));
            journal.append(entry(opened, Visibility.AGENCY, Map.of("notes", "canary two")));
            identities.append(entry(opened, Visibility.PLAN, Map.of("givenName", "canary name")));
            journal.append(entry(opened, Visibility.LINE, Map.of("firstNote", "canary three")));
            return opened;
        });
    }

    private static NewEntry entry(CaseNumber number, Visibility visibility, Map<String, Object> answers) {
        return new NewEntry(
                number,
                "plan",
                "task",
                "form",
                "1",
                STOCKHOLM,
                new MemberId("socialservices"),
                visibility,
                Map.copyOf(answers));
    }

    @Test
    void an_untouched_case_file_is_found_whole() {
        var verdict = verify.verify(number);

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(4);
        assertThat(verdict.head()).matches(number + " 4 [0-9a-f]{64}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "changed content      | update casefile.entries set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where position = 2 and case_number = '%1$s' | entry 2",
                "changed visibility   | update casefile.entries set visibility = 'plan' where position = 2 and case_number = '%1$s'                                      | entry 2",
                "changed author       | update casefile.entries set author = 'police' where position = 1 and case_number = '%1$s'                                         | entry 1",
                "changed time         | update casefile.identities set written_at = written_at + interval '1 day' where position = 3 and case_number = '%1$s'             | entry 3",
                "moved to another line| update casefile.entries set line = 'housing' where position = 4 and case_number = '%1$s'                                          | entry 4",
                "deleted in the middle| delete from casefile.identities where position = 3 and case_number = '%1$s'                                                       | entry 3 is missing",
                "deleted at the end   | delete from casefile.entries where position = 4 and case_number = '%1$s'                                                          | ends at entry 3",
                "reordered            | update casefile.entries set position = 10 - position where position in (2, 4) and case_number = '%1$s'                            | entry 2 is missing",
                "replayed             | insert into casefile.entries (case_number, line, task_id, form, form_version, agency, author, written_at, visibility, position, sealed, previous, hash) select case_number, line, task_id, form, form_version, agency, author, written_at, visibility, 5, sealed, previous, hash from casefile.entries where position = 1 and case_number = '%1$s' | entry 5",
                "the chain's end moved| update casefile.chain_heads set position = 3 where case_number = '%1$s'                                                           | ends at entry 4, but 3 were kept",
            })
    void tampering_in_the_database_is_found_and_named(String what, String sql, String named) throws SQLException {
        tamper(sql.formatted(number));

        assertThat(verify.verify(number).faults())
                .as(what)
                .isNotEmpty()
                .anyMatch(fault -> fault.contains(named))
                .allMatch(fault -> fault.contains(number.value()))
                .noneMatch(fault -> fault.contains("canary"));
    }

    @Test
    void an_entry_moved_to_another_case_does_not_open_there() throws SQLException {
        CaseNumber other = opened();
        tamper("delete from casefile.entries where position = 1 and case_number = '%s'".formatted(other));
        tamper("update casefile.entries set case_number = '%s' where position = 1 and case_number = '%s'"
                .formatted(other, number));

        assertThat(verify.verify(other).faults()).anyMatch(fault -> fault.contains("entry 1"));
        assertThat(verify.verify(number).faults()).anyMatch(fault -> fault.contains("entry 1 is missing"));
        assertThatThrownBy(() -> read(other, STOCKHOLM, "firstNote", "notes")).isInstanceOf(SealBroken.class);
    }

    @Test
    void a_statement_that_forgets_to_say_which_case_sees_nothing() {
        assertThat(count("select count(*) from casefile.entries")).isZero();
        assertThat(count("select count(*) from casefile.identities")).isZero();
    }

    @Test
    void the_database_keeps_an_agencys_own_notes_from_another_agency() {
        assertThat(readable(STOCKHOLM)).isEqualTo(3);
        assertThat(readable(POLICE)).isEqualTo(2);
    }

    @Test
    void what_is_set_for_one_transaction_is_gone_in_the_next() {
        assertThat(readable(STOCKHOLM)).isEqualTo(3);
        assertThat(count("select count(*) from casefile.entries")).isZero();
    }

    @Test
    void rotation_wraps_every_key_anew_and_everything_still_opens() {
        rotate.rotate(any -> {});
        long before = wrapping.newest();

        int rotated = rotate.rotate(any -> {});

        assertThat(wrapping.newest()).isNotEqualTo(before);
        assertThat(rotated).isPositive();
        assertThat(keys.notWrappedBy(wrapping.newest())).isEmpty();
        assertThat(read(number, STOCKHOLM, "firstNote")).containsEntry("firstNote", "canary three");
        assertThat(verify.verify(number).faults()).isEmpty();
    }

    @Test
    void a_rotation_that_was_broken_off_is_finished_by_the_next() {
        wrapping.renew();
        long half = wrapping.newest();

        rotate.rotate(any -> {});

        assertThat(wrapping.newest()).as("no third key is made").isEqualTo(half);
        assertThat(keys.notWrappedBy(half)).isEmpty();
    }

    @Test
    void a_running_product_reads_on_after_a_rotation_by_another_process() {
        var elsewhere = new KeptWrappingKey(settings, "");
        elsewhere.renew();
        WrappingKey.Wrapped wrapped = elsewhere.wrap(new byte[] {1, 2, 3}, new byte[] {4});

        assertThat(wrapping.newest()).isNotEqualTo(wrapped.by());
        assertThat(wrapping.unwrap(wrapped.bytes(), new byte[] {4})).containsExactly(1, 2, 3);
    }

    @Test
    void a_case_whose_key_is_gone_can_be_read_by_nobody() throws SQLException {
        tamper("update casefile.case_keys set wrapped = null, wrapped_by = null where case_number = '%s'"
                .formatted(number));

        assertThat(read(number, STOCKHOLM, "firstNote")).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> journal.append(entry(number, Visibility.LINE, Map.of("firstNote", "late")))))
                .isInstanceOf(SealBroken.class);
        assertThat(verify.verify(number).faults())
                .as("the chain itself still holds")
                .isEmpty();
    }

    private Map<String, Object> read(CaseNumber of, AgencyId agency, String... fields) {
        return transaction.execute(
                status -> journal
                        .read(new Reader(agency, new MemberId("socialservices"), "test"), of, Set.of(fields))
                        .entrySet()
                        .stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, known -> known.getValue().value())));
    }

    private int readable(AgencyId agency) {
        return transaction.execute(status -> {
            keys.open(number, agency.value());
            return (int) count("select count(*) from casefile.entries");
        });
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** As somebody who owns the database and switches off what protects it, triggers and row-level security. */
    private void tamper(String sql) throws SQLException {
        var source = new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var owners = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (String table : List.of("casefile.entries", "casefile.identities")) {
                owners.sql("alter table " + table + " disable trigger append_only")
                        .update();
                owners.sql("alter table " + table + " no force row level security")
                        .update();
            }
            assertThat(owners.sql(sql).update()).as(sql).isPositive();
            for (String table : List.of("casefile.entries", "casefile.identities")) {
                owners.sql("alter table " + table + " enable trigger append_only")
                        .update();
                owners.sql("alter table " + table + " force row level security").update();
            }
            connection.commit();
        }
    }
}
