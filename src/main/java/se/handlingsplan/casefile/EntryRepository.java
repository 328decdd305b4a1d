package se.handlingsplan.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** The tables of kept answers, which are alike; rows are only added. */
@Repository
class EntryRepository {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EntryRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The table: what was said, or who the person is. */
    enum Table {
        ENTRIES,
        IDENTITIES;

        String sqlName() {
            return this == ENTRIES ? "casefile.entries" : "casefile.identities";
        }
    }

    record Row(
            long id,
            String line,
            String form,
            AgencyId agency,
            MemberId author,
            Instant writtenAt,
            Visibility visibility,
            Map<String, @Nullable Object> answers) {}

    long append(Table table, NewEntry entry, Instant at) {
        var id = jdbc.sql("""
                        insert into %s
                            (case_number, line, task_id, form, form_version, agency, author, written_at, visibility, content)
                        values (:case, :line, :task, :form, :version, :agency, :author, :at, :visibility, :content)
                        returning id""".formatted(table.sqlName()))
                .param("case", entry.caseNumber().value())
                .param("line", entry.line())
                .param("task", entry.taskId(), java.sql.Types.VARCHAR)
                .param("form", entry.form())
                .param("version", entry.formVersion())
                .param("agency", entry.agency().value())
                .param("author", entry.author().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("visibility", entry.visibility().token())
                .param("content", written(entry.answers()))
                .query(Long.class)
                .single();
        return Objects.requireNonNull(id);
    }

    /** Newest first. */
    List<Row> ofCase(Table table, CaseNumber caseNumber) {
        return jdbc.sql("""
                        select id, line, form, agency, author, written_at, visibility, content
                        from %s where case_number = :case order by id desc""".formatted(table.sqlName()))
                .param("case", caseNumber.value())
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        row.getString("line"),
                        row.getString("form"),
                        new AgencyId(row.getString("agency")),
                        new MemberId(row.getString("author")),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        Visibility.of(row.getString("visibility")).orElse(Visibility.AGENCY),
                        read(row.getString("content"))))
                .list();
    }

    private String written(Map<String, @Nullable Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers that can't be written as JSON", withoutContent(e));
        }
    }

    private Map<String, @Nullable Object> read(String content) {
        try {
            return json.readValue(content, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept entry isn't JSON", withoutContent(e));
        }
    }

    /** Jackson's message and location may quote what was being read. */
    private static IllegalStateException withoutContent(JsonProcessingException e) {
        return new IllegalStateException(e.getClass().getSimpleName());
    }
}
