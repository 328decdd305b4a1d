package se.handlingsplan.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** The table of cases and the counter of their numbers. */
@Repository
class CaseRepository {

    private final JdbcClient jdbc;

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextInYear(int year) {
        return jdbc.sql("""
                        insert into plan.case_counters (year, last_number) values (:year, 1)
                        on conflict (year) do update set last_number = plan.case_counters.last_number + 1
                        returning last_number""").param("year", year).query(Integer.class).single();
    }

    void insert(CaseNumber number, CaseKind kind, AgencyId openedBy, MemberId member, Instant at) {
        jdbc.sql("""
                        insert into plan.cases (case_number, kind, opened_by_agency, opened_by, opened_at)
                        values (:number, :kind, :agency, :member, :at)""")
                .param("number", number.value())
                .param("kind", kind.token())
                .param("agency", openedBy.value())
                .param("member", member.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CaseSummary> find(CaseNumber number) {
        return jdbc.sql("""
                        select case_number, kind, opened_by_agency, opened_at, closed_at
                        from plan.cases where case_number = :number""")
                .param("number", number.value())
                .query((row, index) -> new CaseSummary(
                        new CaseNumber(row.getString("case_number")),
                        CaseKind.of(row.getString("kind")),
                        new AgencyId(row.getString("opened_by_agency")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        instantOrNull(row, "closed_at")))
                .optional();
    }

    boolean close(CaseNumber number, Instant at) {
        return jdbc.sql("""
                        update plan.cases set closed_at = :at
                        where case_number = :number and closed_at is null""")
                        .param("number", number.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void reopen(CaseNumber number) {
        jdbc.sql("update plan.cases set closed_at = null where case_number = :number")
                .param("number", number.value())
                .update();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
