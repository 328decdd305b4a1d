package se.handlingsplan.operation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes which cases came out of which operation. */
@Repository
class PersonRepository {

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which the persons were registered. */
    List<CaseNumber> casesOf(CaseNumber operation) {
        return jdbc.sql("select case_number from operation.persons where operation = :operation order by ordinal")
                .param("operation", operation.value())
                .query((row, n) -> new CaseNumber(row.getString(1)))
                .list();
    }

    Optional<CaseNumber> operationOf(CaseNumber person) {
        return jdbc.sql("select operation from operation.persons where case_number = :person")
                .param("person", person.value())
                .query((row, n) -> new CaseNumber(row.getString(1)))
                .optional();
    }

    /** @param ordinal 1 for the first person of the operation */
    void add(CaseNumber operation, int ordinal, CaseNumber person) {
        jdbc.sql("""
                        insert into operation.persons (operation, ordinal, case_number)
                        values (:operation, :ordinal, :person)
                        """)
                .param("operation", operation.value())
                .param("ordinal", ordinal)
                .param("person", person.value())
                .update();
    }
}
