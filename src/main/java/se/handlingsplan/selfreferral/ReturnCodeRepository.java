package se.handlingsplan.selfreferral;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes {@code selfreferral.return_codes}. */
@Repository
class ReturnCodeRepository {

    private final JdbcClient jdbc;

    ReturnCodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] hash, CaseNumber caseNumber) {
        jdbc.sql("insert into selfreferral.return_codes (hash, case_number) values (:hash, :case)")
                .param("hash", hash)
                .param("case", caseNumber.value())
                .update();
    }

    Optional<CaseNumber> find(byte[] hash) {
        return jdbc.sql("select case_number from selfreferral.return_codes where hash = :hash")
                .param("hash", hash)
                .query((row, n) -> new CaseNumber(row.getString(1)))
                .optional();
    }

    void forget(CaseNumber caseNumber) {
        jdbc.sql("delete from selfreferral.return_codes where case_number = :case")
                .param("case", caseNumber.value())
                .update();
    }
}
