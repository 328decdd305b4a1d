package se.handlingsplan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.handlingsplan.housing.Place;
import se.handlingsplan.shared.AgencyId;

class KeptPlacesTest {

    private final KeptPlaces kept = new KeptPlaces(List.of(
            place("everybody", "sv"),
            place("women", "sv"),
            place("women", "sv ro"),
            place("families", "sv"),
            place("children", "sv")));

    @Test
    void a_place_where_the_staff_speaks_the_language_goes_first_and_one_for_everybody_last() {
        assertThat(taken("adult", "woman", "ro")).isEqualTo("women sv ro");
        assertThat(taken("adult", "woman", "ro")).isEqualTo("women sv");
        assertThat(taken("adult", "woman", "ro")).isEqualTo("everybody sv");
        assertThat(taken("adult", "woman", "ro")).isEqualTo("none");
    }

    @Test
    void a_man_gets_no_place_among_women() {
        assertThat(taken("adult", "man", null)).isEqualTo("everybody sv");
        assertThat(taken("adult", "man", null)).isEqualTo("none");
    }

    @Test
    void whoever_may_be_a_child_gets_a_place_for_children_or_none() {
        assertThat(taken("unknown", "woman", null)).isEqualTo("children sv");
        assertThat(taken("child", "woman", null)).isEqualTo("none");
    }

    @Test
    void whose_sex_is_not_said_gets_a_place_for_everybody() {
        assertThat(taken("adult", "notSaid", null)).isEqualTo("everybody sv");
        assertThat(taken("adult", null, null)).isEqualTo("none");
    }

    private String taken(String ageBand, @Nullable String sex, @Nullable String language) {
        return kept.takeFor(new Met(ageBand, sex, language, null, null, null, null, List.of()))
                .map(Place::id)
                .orElse("none");
    }

    private static Place place(String targetGroup, String languages) {
        return new Place(
                targetGroup + " " + languages,
                targetGroup,
                new AgencyId("kvinnojouren"),
                "shelteredMixed",
                targetGroup,
                1,
                "Solna",
                List.of(languages.split(" ")),
                false,
                1700);
    }
}
