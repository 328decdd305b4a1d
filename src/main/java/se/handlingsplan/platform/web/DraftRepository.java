package se.handlingsplan.platform.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code platform.drafts}. */
@Repository
class DraftRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void put(String member, String taskId, byte[] sealed) {
        jdbc.sql("""
                        insert into platform.drafts (member, task_id, sealed, stored_at)
                        values (:member, :taskId, :sealed, :now)
                        on conflict (member, task_id) do update
                        set sealed = excluded.sealed, stored_at = excluded.stored_at
                        """)
                .param("member", member)
                .param("taskId", taskId)
                .param("sealed", sealed)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> find(String member, String taskId) {
        return jdbc.sql("select sealed from platform.drafts where member = :member and task_id = :taskId")
                .param("member", member)
                .param("taskId", taskId)
                .query(byte[].class)
                .optional();
    }

    void delete(String member, String taskId) {
        jdbc.sql("delete from platform.drafts where member = :member and task_id = :taskId")
                .param("member", member)
                .param("taskId", taskId)
                .update();
    }

    void deleteAll(String taskId) {
        jdbc.sql("delete from platform.drafts where task_id = :taskId")
                .param("taskId", taskId)
                .update();
    }
}
