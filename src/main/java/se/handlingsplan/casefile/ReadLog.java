package se.handlingsplan.casefile;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.shared.CaseNumber;

/**
 * The log of who read what about a person, when and on what ground; rows are only added. It is written in the reader's
 * transaction: when a row can't be written, nothing is read either.
 * Source: patientdatalagen (2008:355) 4 kap. 3 §, taken as the measure for all agencies.
 */
@Component
class ReadLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes the reading of some fields of one entry.
     *
     * @param store {@code journal}, {@code identity} or {@code proposal}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void note(
            Reader reader, CaseNumber caseNumber, String store, long entry, Collection<String> fields, Ground ground) {
        jdbc.sql("""
                        insert into casefile.reads
                            (case_number, agency, reader, read_at, occasion, store, entry, fields, ground)
                        values (:case, :agency, :reader, :at, :occasion, :store, :entry, :fields, :ground)""")
                .param("case", caseNumber.value())
                .param("agency", reader.agency().value())
                .param("reader", reader.member().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("occasion", reader.occasion())
                .param("store", store)
                .param("entry", entry)
                .param("fields", fields.toArray(String[]::new))
                .param("ground", ground.token())
                .update();
    }
}
