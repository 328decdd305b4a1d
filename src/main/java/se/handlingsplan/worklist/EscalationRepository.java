package se.handlingsplan.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** Reads and adds to the table of escalations. */
@Repository
class EscalationRepository {

    private final JdbcClient jdbc;

    EscalationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stages that a task has come to while it was this agency's. */
    Set<Stage> stages(String taskId, AgencyId agency) {
        var stages = EnumSet.noneOf(Stage.class);
        jdbc.sql("select stage from worklist.escalations where task_id = :task and agency = :agency")
                .param("task", taskId)
                .param("agency", agency.value())
                .query((row, n) -> stage(row.getString(1)))
                .list()
                .forEach(stages::add);
        return stages;
    }

    void add(OverdueTask task, Escalation escalation) {
        jdbc.sql("""
                        insert into worklist.escalations
                            (task_id, case_number, line, step, agency, stage, asked_agency, asked_member, due_at, escalated_at)
                        values (:task, :case, :line, :step, :agency, :stage, :askedAgency, :askedMember, :due, :at)
                        """)
                .param("task", task.id())
                .param("case", task.caseNumber().value())
                .param("line", task.line())
                .param("step", task.step())
                .param("agency", task.agency().value())
                .param("stage", escalation.stage().token())
                .param("askedAgency", escalation.askedAgency().value())
                .param("askedMember", value(escalation.askedMember()))
                .param("due", Timestamp.from(task.due()))
                .param("at", Timestamp.from(escalation.at()))
                .update();
    }

    /** All of a case, oldest first. */
    List<Escalation> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("""
                        select task_id, stage, asked_agency, asked_member, escalated_at
                        from worklist.escalations where case_number = :case order by id
                        """)
                .param("case", caseNumber.value())
                .query((row, n) -> escalation(row))
                .list();
    }

    private static Escalation escalation(ResultSet row) throws SQLException {
        String member = row.getString("asked_member");
        return new Escalation(
                row.getString("task_id"),
                stage(row.getString("stage")),
                new AgencyId(row.getString("asked_agency")),
                member == null ? null : new MemberId(member),
                row.getTimestamp("escalated_at").toInstant());
    }

    private static Stage stage(String token) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.token().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String value(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }
}
