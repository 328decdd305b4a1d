package se.handlingsplan.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Role;

@HandlingsplanTest
class AgenciesTest {

    @Autowired
    Agencies agencies;

    @Autowired
    KeepDirectory directory;

    @Autowired
    IdentityService identities;

    @AfterEach
    void the_demos_directory_again() {
        directory.load();
    }

    @Test
    void every_role_has_an_agency_that_holds_it_by_default() {
        for (Role role : Role.values()) {
            assertThat(agencies.byDefault(role)).as(role.token()).isPresent();
            assertThat(agencies.holding(role))
                    .as(role.token())
                    .contains(agencies.byDefault(role).orElseThrow());
        }
    }

    @Test
    void a_municipality_is_answered_for_by_its_own_social_services() {
        assertThat(agencies.forMunicipality("0184").orElseThrow().id()).isEqualTo(new AgencyId("solna"));
        assertThat(agencies.forMunicipality("botkyrka").orElseThrow().id()).isEqualTo(new AgencyId("botkyrka"));
        assertThat(agencies.forMunicipality("0114")).isEmpty();
    }

    @Test
    void names_are_in_the_installations_language() {
        assertThat(agencies.find(new AgencyId("aklagare")).orElseThrow().name())
                .isEqualTo("Swedish Prosecution Authority");
    }

    @Test
    void each_agency_is_a_group_of_the_engine_and_no_role_is() {
        for (Agency agency : agencies.all()) {
            assertThat(identities
                            .createGroupQuery()
                            .groupId(agency.id().value())
                            .count())
                    .isEqualTo(1);
            assertThat(Role.of(agency.id().value())).isEmpty();
        }
    }

    @Test
    void a_member_belongs_to_the_agency_that_the_administrator_says_from_the_next_question_on() {
        var member = new MemberId("moved-member");
        var user = identities.newUser(member.value());
        user.setPassword("a password for tests");
        identities.saveUser(user);
        assertThat(agencies.agencyOf(member)).isEmpty();

        identities.createMembership(member.value(), "solna");
        assertThat(agencies.agencyOf(member).orElseThrow().id()).isEqualTo(new AgencyId("solna"));

        identities.createMembership(member.value(), "stockholm");
        assertThat(agencies.agencyOf(member)).as("a doubt shows nothing").isEmpty();

        identities.deleteMembership(member.value(), "solna");
        assertThat(agencies.agencyOf(member).orElseThrow().id()).isEqualTo(new AgencyId("stockholm"));
        identities.deleteUser(member.value());
    }

    @Test
    void an_agency_that_the_file_no_longer_lists_keeps_its_name_and_holds_nothing() {
        directory.keep(read("""
                agencies:
                  - {token: solna, roles: [socialservices], name: {en: Solna, sv: Solna}}
                """));

        assertThat(agencies.find(new AgencyId("polisen")).orElseThrow().roles()).isEmpty();
        assertThat(agencies.holding(Role.SOCIALSERVICES)).extracting(Agency::id).containsExactly(new AgencyId("solna"));
    }

    @Test
    void a_directory_with_a_role_that_does_not_exist_is_refused_with_a_sentence() {
        var wrong = read("""
                agencies:
                  - {token: solna, roles: [firebrigade], name: {en: Solna, sv: Solna}}
                """);

        assertThatThrownBy(() -> directory.keep(wrong)).hasMessageContaining("solna the role firebrigade");
        assertThat(agencies.holding(Role.POLICE)).as("nothing has changed").isNotEmpty();
    }

    @Test
    void no_agency_of_the_demo_has_the_token_of_a_role() {
        assertThat(Directory.read(new ClassPathResource("demo/directory.yaml")).agencies())
                .extracting(Directory.Listed::token)
                .doesNotContainAnyElementsOf(
                        List.of(Role.values()).stream().map(Role::token).toList());
    }

    private static Directory read(String yaml) {
        return Directory.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml") {
            @Override
            public String getFilename() {
                return "test.yaml";
            }
        });
    }
}
