package se.handlingsplan.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** Reads and writes {@code plan.participants}. */
@Repository
class ParticipantRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ParticipantRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets no holder of the case change until this transaction ends. */
    void holdStill(CaseNumber caseNumber) {
        jdbc.sql("select 1 from plan.cases where case_number = :caseNumber for share")
                .param("caseNumber", caseNumber.value())
                .query()
                .listOfRows();
    }

    /** Waits for transactions that give out tasks of the case, and lets no other begin until this one ends. */
    void holdForChange(CaseNumber caseNumber) {
        jdbc.sql("select 1 from plan.cases where case_number = :caseNumber for no key update")
                .param("caseNumber", caseNumber.value())
                .query()
                .listOfRows();
    }

    void add(CaseNumber caseNumber, Map<Role, AgencyId> holders, @Nullable MemberId by) {
        var named = List.copyOf(holders.entrySet());
        jdbc.sql("""
                        insert into plan.participants (case_number, role, agency, appointed_at, appointed_by)
                        select :caseNumber, role, agency, :at, :by from unnest(:roles, :agencies) named (role, agency)
                        """)
                .param("caseNumber", caseNumber.value())
                .param(
                        "roles",
                        named.stream().map(holder -> holder.getKey().token()).toArray(String[]::new))
                .param(
                        "agencies",
                        named.stream().map(holder -> holder.getValue().value()).toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value())
                .update();
    }

    /** Ends the appointment that lasts, if any, and tells who it was. */
    Optional<AgencyId> end(CaseNumber caseNumber, Role role, @Nullable MemberId by) {
        return jdbc.sql("""
                        update plan.participants set ended_at = :at, ended_by = :by
                        where case_number = :caseNumber and role = :role and ended_at is null
                        returning agency
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value())
                .param("caseNumber", caseNumber.value())
                .param("role", role.token())
                .query((row, n) -> new AgencyId(row.getString(1)))
                .optional();
    }

    List<Appointment> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("""
                        select role, agency, appointed_at, appointed_by, ended_at, ended_by
                        from plan.participants where case_number = :caseNumber order by id
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new Appointment(
                        Role.of(row.getString("role")).orElseThrow(),
                        new AgencyId(row.getString("agency")),
                        row.getTimestamp("appointed_at").toInstant(),
                        member(row, "appointed_by"),
                        instant(row, "ended_at"),
                        member(row, "ended_by")))
                .list();
    }

    private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new MemberId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
