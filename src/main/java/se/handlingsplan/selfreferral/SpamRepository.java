package se.handlingsplan.selfreferral;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts spam by day in {@code selfreferral.spam_counts}. */
@Repository
class SpamRepository {

    private final JdbcClient jdbc;

    SpamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(LocalDate day) {
        jdbc.sql("""
                        insert into selfreferral.spam_counts (day, number) values (:day, 1)
                        on conflict (day) do update set number = selfreferral.spam_counts.number + 1
                        """).param("day", day).update();
    }
}
