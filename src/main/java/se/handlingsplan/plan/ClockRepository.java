package se.handlingsplan.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** Writes and reads the changes of legal clocks; a change is never changed. */
@Repository
class ClockRepository {

    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseNumber caseNumber, ClockChange change) {
        jdbc.sql("""
                        insert into plan.clock_changes
                            (case_number, clock, change, from_on, until_on, stop_reason, changed_at, changed_by)
                        values (:caseNumber, :clock, :change, :from, :until, :stopReason, :at, :by)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("clock", change.clock().token())
                .param("change", change.kind().token())
                .param("from", change.from())
                .param("until", change.until())
                .param("stopReason", change.stopReason())
                .param("at", change.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", change.changedBy().value())
                .update();
    }

    Optional<ClockChange> newest(CaseNumber caseNumber, ClockKind clock) {
        return jdbc.sql("""
                        select * from plan.clock_changes
                        where case_number = :caseNumber and clock = :clock order by id desc limit 1
                        """)
                .param("caseNumber", caseNumber.value())
                .param("clock", clock.token())
                .query(ClockRepository::change)
                .optional();
    }

    List<ClockChange> all(CaseNumber caseNumber) {
        return jdbc.sql("select * from plan.clock_changes where case_number = :caseNumber order by id")
                .param("caseNumber", caseNumber.value())
                .query(ClockRepository::change)
                .list();
    }

    /** Lets the changes of one case's clocks happen one after the other; lasts until the transaction ends. */
    void lock(CaseNumber caseNumber) {
        jdbc.sql("select case_number from plan.cases where case_number = :caseNumber for update")
                .param("caseNumber", caseNumber.value())
                .query(String.class)
                .optional();
    }

    private static ClockChange change(ResultSet row, int number) throws SQLException {
        return new ClockChange(
                ClockKind.of(row.getString("clock")).orElseThrow(),
                ClockChange.Kind.of(row.getString("change")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                row.getString("stop_reason"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                new MemberId(row.getString("changed_by")));
    }
}
