package se.handlingsplan.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/**
 * The tables of kept answers, which are alike; rows are only added. What was answered is sealed with the case's key before it
 * gets here, together with all that the row says about it, and each row carries the hash of the one before in the case.
 */
@Repository
class EntryRepository {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CaseKeys keys;

    EntryRepository(JdbcClient jdbc, ObjectMapper json, CaseKeys keys) {
        this.jdbc = jdbc;
        this.json = json;
        this.keys = keys;
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

    /** The end of a case's chain: how many rows it has, and the hash of the last. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(long position, byte[] hash) {}

    long append(Table table, NewEntry entry, Instant at) {
        Aead key = keys.toWrite(entry.caseNumber(), entry.agency());
        Head head = headForAppend(entry.caseNumber());
        var label = new EntryLabel(
                table,
                entry.caseNumber(),
                head.position() + 1,
                entry.line(),
                entry.taskId(),
                entry.form(),
                entry.formVersion(),
                entry.agency(),
                entry.author(),
                at.truncatedTo(ChronoUnit.MICROS),
                entry.visibility());
        byte[] sealed = sealed(key, label, entry.answers());
        byte[] hash = label.hash(head.hash(), sealed);
        long id = insert(label, sealed, head.hash(), hash);
        move(entry.caseNumber(), new Head(label.position(), hash));
        return id;
    }

    /** Whoever appends to the same case meanwhile waits until this transaction ends: a chain has no forks. */
    private Head headForAppend(CaseNumber caseNumber) {
        return jdbc.sql("""
                        insert into casefile.chain_heads (case_number, position, hash) values (:case, 0, :start)
                        on conflict (case_number) do update set position = chain_heads.position
                        returning position, hash
                        """)
                .param("case", caseNumber.value())
                .param("start", EntryLabel.START)
                .query((row, n) -> new Head(row.getLong(1), row.getBytes(2)))
                .single();
    }

    private void move(CaseNumber caseNumber, Head head) {
        jdbc.sql("update casefile.chain_heads set position = :position, hash = :hash where case_number = :case")
                .param("case", caseNumber.value())
                .param("position", head.position())
                .param("hash", head.hash())
                .update();
    }

    private long insert(EntryLabel label, byte[] sealed, byte[] previous, byte[] hash) {
        var id = jdbc.sql("""
                        insert into %s
                            (case_number, position, line, task_id, form, form_version, agency, author, written_at, visibility,
                             sealed, previous, hash)
                        values (:case, :position, :line, :task, :form, :version, :agency, :author, :at, :visibility,
                                :sealed, :previous, :hash)
                        returning id""".formatted(label.table().sqlName()))
                .param("case", label.caseNumber().value())
                .param("position", label.position())
                .param("line", label.line())
                .param("task", label.taskId(), java.sql.Types.VARCHAR)
                .param("form", label.form())
                .param("version", label.formVersion())
                .param("agency", label.agency().value())
                .param("author", label.author().value())
                .param("at", label.writtenAt().atOffset(ZoneOffset.UTC))
                .param("visibility", label.visibility().token())
                .param("sealed", sealed)
                .param("previous", previous)
                .param("hash", hash)
                .query(Long.class)
                .single();
        return Objects.requireNonNull(id);
    }

    /**
     * What an agency might read of a case, newest first; the agencies' own notes of others are not among it. Empty when the
     * case's key has been destroyed.
     *
     * @throws SealBroken when a row was changed or moved since it was written
     */
    List<Row> ofCase(Table table, CaseNumber caseNumber, AgencyId reader) {
        return keys.toRead(caseNumber, reader.value())
                .map(key -> links(table, caseNumber, "desc").stream()
                        .map(link -> opened(key, link))
                        .toList())
                .orElse(List.of());
    }

    private Row opened(Aead key, Link link) {
        EntryLabel label = link.label();
        return new Row(
                link.id(),
                label.line(),
                label.form(),
                label.agency(),
                label.author(),
                label.writtenAt(),
                label.visibility(),
                answers(key, link));
    }

    /** A row as it lies in the table, unopened. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Link(long id, EntryLabel label, byte[] sealed, byte[] previous, byte[] hash) {}

    /** A case's rows of one table in the order of the chain. The case's file must be open. */
    List<Link> chain(Table table, CaseNumber caseNumber) {
        return links(table, caseNumber, "asc");
    }

    /** The end of a case's chain; position 0 where nothing was ever kept. */
    Head head(CaseNumber caseNumber) {
        return jdbc.sql("select position, hash from casefile.chain_heads where case_number = :case")
                .param("case", caseNumber.value())
                .query((row, n) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional()
                .orElse(new Head(0, EntryLabel.START));
    }

    private List<Link> links(Table table, CaseNumber caseNumber, String order) {
        return jdbc.sql("""
                        select id, position, line, task_id, form, form_version, agency, author, written_at, visibility,
                               sealed, previous, hash
                        from %s where case_number = :case order by position %s""".formatted(table.sqlName(), order))
                .param("case", caseNumber.value())
                .query((row, n) -> new Link(
                        row.getLong("id"),
                        label(table, caseNumber, row),
                        row.getBytes("sealed"),
                        row.getBytes("previous"),
                        row.getBytes("hash")))
                .list();
    }

    private static EntryLabel label(Table table, CaseNumber caseNumber, ResultSet row) throws SQLException {
        return new EntryLabel(
                table,
                caseNumber,
                row.getLong("position"),
                row.getString("line"),
                row.getString("task_id"),
                row.getString("form"),
                row.getString("form_version"),
                new AgencyId(row.getString("agency")),
                new MemberId(row.getString("author")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                Visibility.of(row.getString("visibility")).orElse(Visibility.AGENCY));
    }

    private byte[] sealed(Aead key, EntryLabel label, Map<String, @Nullable Object> answers) {
        try {
            return key.encrypt(json.writeValueAsBytes(answers), label.bytes());
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("answers that can't be sealed", withoutContent(e));
        }
    }

    /**
     * What a row holds.
     *
     * @throws SealBroken when the row was changed or moved since it was written
     */
    Map<String, @Nullable Object> answers(Aead key, Link link) {
        try {
            return json.readValue(key.decrypt(link.sealed(), link.label().bytes()), ANSWERS);
        } catch (GeneralSecurityException changed) {
            throw new SealBroken(link.label().name() + " does not open: it was changed or moved");
        } catch (IOException e) {
            throw new IllegalStateException("a kept entry isn't JSON", withoutContent(e));
        }
    }

    /** Jackson's message and location may quote what was being read. */
    private static IllegalStateException withoutContent(Exception e) {
        return new IllegalStateException(e.getClass().getSimpleName());
    }
}
