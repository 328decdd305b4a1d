package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeelConditionsTest {

    private final FeelConditions conditions = new FeelConditions();

    private boolean holds(String condition, String key, Object value) {
        Map<String, Object> answers = new HashMap<>();
        answers.put(key, value);
        return conditions.holds(condition, answers);
    }

    @Test
    void conditions_of_forms_are_evaluated_as_in_the_browser() {
        assertThat(holds("found != \"yes\"", "found", "no")).isTrue();
        assertThat(holds("found != \"yes\"", "found", null)).isTrue();
        assertThat(holds("found != \"yes\"", "found", "yes")).isFalse();
        assertThat(holds("not(list contains(needs, \"food\"))", "needs", List.of("food")))
                .isFalse();
        assertThat(holds("people > 3", "people", 4)).isTrue();
        assertThat(holds("told", "told", true)).isTrue();
    }

    @Test
    void what_cannot_be_evaluated_hides_nothing() {
        assertThat(holds("people > 3", "people", null)).isFalse();
        assertThat(holds("people > 3", "people", "many")).isFalse();
        assertThat(holds("this is (not FEEL", "people", 1)).isFalse();
    }
}
