package se.handlingsplan.casefile;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

/** The table of what was said about sharing; rows are only added. */
@Repository
class ConsentRepository {

    private final JdbcClient jdbc;

    ConsentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Word(
            boolean given, Set<String> recipients, @Nullable LocalDate validUntil) {

        boolean holdsOn(LocalDate day) {
            return given && (validUntil == null || !day.isAfter(validUntil));
        }

        boolean names(AgencyId agency, Set<Role> roles) {
            return recipients.contains(agency.value())
                    || roles.stream().anyMatch(role -> recipients.contains(role.token()));
        }
    }

    void append(
            CaseNumber caseNumber,
            String word,
            Set<String> recipients,
            @Nullable LocalDate validUntil,
            AgencyId agency,
            MemberId author,
            Instant at) {
        jdbc.sql("""
                        insert into casefile.consents
                            (case_number, word, recipients, valid_until, agency, author, written_at)
                        values (:case, :word, :recipients, :until, :agency, :author, :at)""")
                .param("case", caseNumber.value())
                .param("word", word)
                .param("recipients", recipients.toArray(String[]::new))
                .param("until", validUntil == null ? null : Date.valueOf(validUntil), java.sql.Types.DATE)
                .param("agency", agency.value())
                .param("author", author.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Word> latest(CaseNumber caseNumber) {
        return jdbc.sql("""
                        select word, recipients, valid_until from casefile.consents
                        where case_number = :case order by id desc limit 1""")
                .param("case", caseNumber.value())
                .query((row, index) -> new Word(
                        row.getString("word").equals("given"),
                        Set.copyOf(texts(row)),
                        row.getObject("valid_until", LocalDate.class)))
                .optional();
    }

    private static Set<String> texts(ResultSet row) throws SQLException {
        Array array = row.getArray("recipients");
        return Set.of((String[]) array.getArray());
    }
}
