package se.handlingsplan.casefile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;

/** The table of the cases' wrapped keys. */
@Repository
class CaseKeyRepository {

    private final JdbcClient jdbc;

    CaseKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens a case's file for one agency until the transaction ends (row-level security), and brings its wrapped key.
     *
     * @param agency the agency's token, or {@code *} for what looks at a whole chain
     */
    Optional<byte[]> open(CaseNumber caseNumber, String agency) {
        return jdbc.sql("""
                        select k.wrapped
                        from (select set_config('handlingsplan.case', :case, true), set_config('handlingsplan.agency', :agency, true)) opened
                        left join casefile.case_keys k on k.case_number = :case
                        """)
                .param("case", caseNumber.value())
                .param("agency", agency)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .single();
    }

    /** Keeps a new case's key; one that was made meanwhile stays, and is brought. */
    byte[] add(CaseNumber caseNumber, WrappingKey.Wrapped wrapped, Instant at) {
        return jdbc.sql("""
                        insert into casefile.case_keys (case_number, wrapped, wrapped_by, made_at)
                        values (:case, :wrapped, :by, :at)
                        on conflict (case_number) do update set made_at = case_keys.made_at
                        returning wrapped
                        """)
                .param("case", caseNumber.value())
                .param("wrapped", wrapped.bytes())
                .param("by", wrapped.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElseThrow(() -> new SealBroken("the key of " + caseNumber + " has been destroyed"));
    }

    /** Cases whose keys another key than this has wrapped. */
    List<CaseNumber> notWrappedBy(long key) {
        return numbers(
                "select case_number from casefile.case_keys where wrapped_by <> " + key + " order by case_number");
    }

    List<CaseNumber> all() {
        return numbers("select case_number from casefile.case_keys order by case_number");
    }

    private List<CaseNumber> numbers(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> CaseNumber.parse(row.getString(1)).orElseThrow())
                .list();
    }

    void replace(CaseNumber caseNumber, WrappingKey.Wrapped wrapped) {
        jdbc.sql("update casefile.case_keys set wrapped = :wrapped, wrapped_by = :by where case_number = :case")
                .param("case", caseNumber.value())
                .param("wrapped", wrapped.bytes())
                .param("by", wrapped.by())
                .update();
    }
}
