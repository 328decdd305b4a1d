package se.handlingsplan.operation;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes {@code operation.orders}. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Order> find(CaseNumber operation) {
        return jdbc.sql("select expected_persons, needed_from from operation.orders where operation = :operation")
                .param("operation", operation.value())
                .query((row, n) -> new Order(
                        row.getObject("expected_persons", Integer.class),
                        Optional.ofNullable(row.getObject("needed_from", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .optional();
    }

    /** What is null in the order stays as it was. */
    void save(CaseNumber operation, Order order) {
        Instant from = order.neededFrom();
        jdbc.sql("""
                        insert into operation.orders as o (operation, expected_persons, needed_from)
                        values (:operation, :persons, :from)
                        on conflict (operation) do update set
                            expected_persons = coalesce(excluded.expected_persons, o.expected_persons),
                            needed_from = coalesce(excluded.needed_from, o.needed_from)
                        """)
                .param("operation", operation.value())
                .param("persons", order.expectedPersons(), Types.INTEGER)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The operations in which nobody was met. */
    List<CaseNumber> withoutPersons() {
        return jdbc.sql("""
                        select o.operation from operation.orders o
                        where not exists (select 1 from operation.persons p where p.operation = o.operation)
                        """).query((row, n) -> new CaseNumber(row.getString(1))).list();
    }

    void delete(CaseNumber operation) {
        jdbc.sql("delete from operation.orders where operation = :operation")
                .param("operation", operation.value())
                .update();
    }
}
