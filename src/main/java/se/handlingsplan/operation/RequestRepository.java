package se.handlingsplan.operation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes which municipalities were asked for places, and under which number. */
@Repository
class RequestRepository {

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Request(CaseNumber caseNumber, CaseNumber operation, AgencyId agency) {}

    List<Request> of(CaseNumber operation) {
        return jdbc.sql("select * from operation.requests where operation = :operation order by case_number")
                .param("operation", operation.value())
                .query((row, n) -> new Request(
                        new CaseNumber(row.getString("case_number")),
                        new CaseNumber(row.getString("operation")),
                        new AgencyId(row.getString("agency"))))
                .list();
    }

    /** The operation for which a case asks; empty for a case that is no request. */
    Optional<CaseNumber> operationOf(CaseNumber caseNumber) {
        return jdbc.sql("select operation from operation.requests where case_number = :caseNumber")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new CaseNumber(row.getString(1)))
                .optional();
    }

    void add(Request request) {
        jdbc.sql("""
                        insert into operation.requests (case_number, operation, agency)
                        values (:caseNumber, :operation, :agency)
                        """)
                .param("caseNumber", request.caseNumber().value())
                .param("operation", request.operation().value())
                .param("agency", request.agency().value())
                .update();
    }

    void deleteOf(CaseNumber operation) {
        jdbc.sql("delete from operation.requests where operation = :operation")
                .param("operation", operation.value())
                .update();
    }
}
