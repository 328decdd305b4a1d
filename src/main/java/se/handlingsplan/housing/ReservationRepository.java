package se.handlingsplan.housing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** Reads and writes who holds which place. */
@Repository
class ReservationRepository {

    private final JdbcClient jdbc;

    ReservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A case's holds, newest first. */
    List<Reservation> of(CaseNumber caseNumber) {
        return jdbc.sql("select * from housing.reservations where case_number = :caseNumber order by id desc")
                .param("caseNumber", caseNumber.value())
                .query(ReservationRepository::reservation)
                .list();
    }

    /** Who holds a place; a reservation whose time is over counts until somebody frees it. */
    Optional<Reservation> holding(String place) {
        return jdbc.sql("select * from housing.reservations where place = :place and state <> 'released'")
                .param("place", place)
                .query(ReservationRepository::reservation)
                .optional();
    }

    /** Says false when another hold on the place is in the way. */
    boolean add(String place, CaseNumber caseNumber, Instant until, Instant now, MemberId by) {
        return jdbc.sql("""
                                insert into housing.reservations
                                    (place, case_number, state, reserved_until, reserved_at, reserved_by)
                                values (:place, :caseNumber, 'reserved', :until, :now, :by)
                                on conflict (place) where state <> 'released' do nothing
                                """)
                        .param("place", place)
                        .param("caseNumber", caseNumber.value())
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    void keepUntil(long id, Instant until) {
        jdbc.sql("update housing.reservations set reserved_until = :until where id = :id")
                .param("id", id)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void occupy(long id, Instant now) {
        jdbc.sql("update housing.reservations set state = 'occupied', occupied_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void release(long id, Instant now) {
        jdbc.sql("update housing.reservations set state = 'released', released_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    int releaseExpired(Instant now) {
        return jdbc.sql("""
                        update housing.reservations set state = 'released', released_at = :now
                        where state = 'reserved' and reserved_until <= :now
                        """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static Reservation reservation(ResultSet row, int number) throws SQLException {
        return new Reservation(
                row.getLong("id"),
                row.getString("place"),
                new CaseNumber(row.getString("case_number")),
                Reservation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("reserved_until", OffsetDateTime.class).toInstant());
    }
}
