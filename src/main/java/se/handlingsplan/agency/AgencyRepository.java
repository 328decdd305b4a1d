package se.handlingsplan.agency;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;
import se.handlingsplan.shared.Texts;

/** Reads and writes the directory's tables. */
@Repository
class AgencyRepository {

    private final JdbcClient jdbc;
    private final Texts texts;

    AgencyRepository(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    List<Agency> all() {
        return jdbc.sql("""
                        select a.token, case when :language = 'sv' then a.name_sv else a.name_en end as name,
                               coalesce(string_agg(r.role, ','), '') as roles, a.second_level
                        from agency.agencies a left join agency.roles_held r on r.agency = a.token
                        group by a.token order by name
                        """)
                .param("language", texts.language())
                .query((row, n) -> new Agency(
                        new AgencyId(row.getString("token")),
                        row.getString("name"),
                        roles(row.getString("roles")),
                        row.getString("second_level") == null ? null : new MemberId(row.getString("second_level"))))
                .list();
    }

    private static Set<Role> roles(String tokens) {
        var roles = EnumSet.noneOf(Role.class);
        for (String token : tokens.split(",", -1)) {
            Role.of(token).ifPresent(roles::add);
        }
        return roles;
    }

    Optional<AgencyId> answeringFor(String municipality) {
        return jdbc.sql("""
                        select c.agency from agency.municipalities_covered c
                        join agency.municipalities m on m.code = c.municipality
                        where m.code = :municipality or m.token = :municipality
                        """)
                .param("municipality", municipality)
                .query((row, n) -> new AgencyId(row.getString(1)))
                .optional();
    }

    Map<Role, AgencyId> defaults() {
        return jdbc
                .sql("select role, agency from agency.roles_held where by_default")
                .query((row, n) ->
                        Map.entry(Role.of(row.getString("role")).orElseThrow(), new AgencyId(row.getString("agency"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<AgencyId> byDefault(Role role) {
        return jdbc.sql("select agency from agency.roles_held where role = :role and by_default")
                .param("role", role.token())
                .query((row, n) -> new AgencyId(row.getString(1)))
                .optional();
    }

    void save(AgencyId id, String english, String swedish, @Nullable String secondLevel) {
        jdbc.sql("""
                        insert into agency.agencies (token, name_en, name_sv, second_level)
                        values (:token, :english, :swedish, :secondLevel)
                        on conflict (token) do update set name_en = excluded.name_en, name_sv = excluded.name_sv,
                                                          second_level = excluded.second_level
                        """)
                .param("token", id.value())
                .param("english", english)
                .param("swedish", swedish)
                .param("secondLevel", secondLevel)
                .update();
    }

    void saveMunicipality(String code, String token, String name) {
        jdbc.sql("""
                        insert into agency.municipalities (code, token, name) values (:code, :token, :name)
                        on conflict (code) do update set token = excluded.token, name = excluded.name
                        """)
                .param("code", code)
                .param("token", token)
                .param("name", name)
                .update();
    }

    /** Forgets who may hold what and who answers for where, so that a directory can say it anew. */
    void forgetDuties() {
        jdbc.sql("delete from agency.roles_held").update();
        jdbc.sql("delete from agency.municipalities_covered").update();
    }

    void allow(AgencyId id, Role role, boolean byDefault) {
        jdbc.sql("insert into agency.roles_held (agency, role, by_default) values (:agency, :role, :byDefault)")
                .param("agency", id.value())
                .param("role", role.token())
                .param("byDefault", byDefault)
                .update();
    }

    void cover(AgencyId id, Collection<String> municipalities) {
        for (String municipality : municipalities) {
            int written = jdbc.sql("""
                            insert into agency.municipalities_covered (municipality, agency)
                            select code, :agency from agency.municipalities where token = :municipality or code = :municipality
                            """)
                    .param("agency", id.value())
                    .param("municipality", municipality)
                    .update();
            if (written == 0) {
                throw new IllegalStateException(
                        "The directory of agencies lets %s cover the municipality %s, which it does not list under municipalities."
                                .formatted(id, municipality));
            }
        }
    }
}
