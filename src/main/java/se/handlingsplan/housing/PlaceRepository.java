package se.handlingsplan.housing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes the register of places. */
@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Place> free(Instant now) {
        return jdbc.sql("""
                        select p.* from housing.places p
                        where p.offered and not exists (
                            select 1 from housing.reservations r
                            where r.place = p.id
                              and (r.state = 'occupied' or r.state = 'reserved' and r.reserved_until > :now))
                        order by p.kind, p.name
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PlaceRepository::place)
                .list();
    }

    List<Place> keptFor(CaseNumber caseNumber, Instant now) {
        return jdbc.sql("""
                        select p.* from housing.places p join housing.reservations r on r.place = p.id
                        where r.case_number = :caseNumber and r.state = 'reserved' and r.reserved_until > :now
                        order by r.id
                        """)
                .param("caseNumber", caseNumber.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(PlaceRepository::place)
                .list();
    }

    Optional<Place> find(String id) {
        return jdbc.sql("select * from housing.places where id = :id")
                .param("id", id)
                .query(PlaceRepository::place)
                .optional();
    }

    /** Makes whoever else wants this place wait until the transaction ends; false when no shelter offers it. */
    boolean lock(String id) {
        return jdbc.sql("select id from housing.places where id = :id and offered for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    void save(Place place) {
        jdbc.sql("""
                        insert into housing.places (id, name, shelter, kind, target_group, beds, municipality, languages,
                                                    accessible, price_per_day)
                        values (:id, :name, :shelter, :kind, :targetGroup, :beds, :municipality, :languages, :accessible, :price)
                        on conflict (id) do update set
                            name = excluded.name, shelter = excluded.shelter, kind = excluded.kind,
                            target_group = excluded.target_group, beds = excluded.beds, municipality = excluded.municipality,
                            languages = excluded.languages, accessible = excluded.accessible,
                            price_per_day = excluded.price_per_day
                        """)
                .param("id", place.id())
                .param("name", place.name())
                .param("shelter", place.shelter().value())
                .param("kind", place.kind())
                .param("targetGroup", place.targetGroup())
                .param("beds", place.beds())
                .param("municipality", place.municipality())
                .param("languages", String.join(" ", place.languages()))
                .param("accessible", place.accessible())
                .param("price", place.pricePerDay())
                .update();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getString("id"),
                row.getString("name"),
                new AgencyId(row.getString("shelter")),
                row.getString("kind"),
                row.getString("target_group"),
                row.getInt("beds"),
                row.getString("municipality"),
                List.of(row.getString("languages").split(" ", -1)),
                row.getBoolean("accessible"),
                row.getInt("price_per_day"));
    }
}
