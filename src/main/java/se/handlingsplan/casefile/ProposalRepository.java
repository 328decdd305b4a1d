package se.handlingsplan.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** The tables of what was proposed and decided; rows are only added. */
@Repository
class ProposalRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProposalRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(NewProposal proposal, Instant at) {
        jdbc.sql("""
                        insert into casefile.proposals
                            (case_number, line, step, process, variable, decision, version, version_tag, basis, proposed_at)
                        values (:case, :line, :step, :process, :variable, :decision, :version, :tag, :basis, :at)""")
                .param("case", proposal.caseNumber().value())
                .param("line", proposal.line())
                .param("step", proposal.step())
                .param("process", proposal.process())
                .param("variable", proposal.variable())
                .param("decision", proposal.decision())
                .param("version", proposal.version())
                .param("tag", proposal.versionTag(), java.sql.Types.VARCHAR)
                .param("basis", written(proposal.basis()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void appendDecided(long proposal, Proposal.Decided decided) {
        jdbc.sql("""
                        insert into casefile.decided (proposal, form, field, decided, differs, agency, author, decided_at)
                        values (:proposal, :form, :field, :decided, :differs, :agency, :author, :at)""")
                .param("proposal", proposal)
                .param("form", decided.form())
                .param("field", decided.field())
                .param("decided", decided.value())
                .param("differs", decided.differs())
                .param("agency", decided.agency().value())
                .param("author", decided.author().value())
                .param("at", decided.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest answer that a running process keeps in a variable. */
    Optional<Proposal> latest(CaseNumber caseNumber, String process, String variable) {
        return jdbc.sql("""
                        select * from casefile.proposals
                        where case_number = :case and process = :process and variable = :variable
                        order by id desc limit 1""")
                .param("case", caseNumber.value())
                .param("process", process)
                .param("variable", variable)
                .query((row, index) -> proposal(row))
                .optional();
    }

    /** Newest first. */
    List<Proposal> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select * from casefile.proposals where case_number = :case order by id desc")
                .param("case", caseNumber.value())
                .query((row, index) -> proposal(row))
                .list();
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getString("line"),
                row.getString("step"),
                row.getString("variable"),
                row.getString("decision"),
                row.getInt("version"),
                row.getString("version_tag"),
                read(row.getString("basis")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                decided(row.getLong("id")));
    }

    private List<Proposal.Decided> decided(long proposal) {
        return jdbc.sql("select * from casefile.decided where proposal = :proposal order by id")
                .param("proposal", proposal)
                .query((row, index) -> new Proposal.Decided(
                        row.getString("form"),
                        row.getString("field"),
                        row.getString("decided"),
                        row.getBoolean("differs"),
                        new AgencyId(row.getString("agency")),
                        new MemberId(row.getString("author")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private String written(Basis basis) {
        try {
            return json.writeValueAsString(basis);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a basis that can't be written as JSON");
        }
    }

    private Basis read(String basis) {
        try {
            return json.readValue(basis, Basis.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept basis isn't JSON");
        }
    }
}
