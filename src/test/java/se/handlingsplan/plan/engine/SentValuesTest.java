package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import se.handlingsplan.plan.answers.Unconverted;

class SentValuesTest {

    private final SentValues values = new SentValues(new ObjectMapper());

    @Test
    void a_question_that_was_left_open_comes_as_null_of_no_type() {
        assertThat(values.of(Variables.putValueTyped("sex", Variables.untypedNullValue())))
                .containsEntry("sex", null);
    }

    @Test
    void text_number_tick_and_list_come_as_they_are() {
        assertThat(values.of(Variables.putValue("text", "a")
                        .putValue("number", 7)
                        .putValue("tick", true)
                        .putValue("list", List.of("one"))))
                .containsEntry("text", "a")
                .containsEntry("number", 7)
                .containsEntry("tick", true)
                .containsEntry("list", List.of("one"));
    }

    @Test
    void a_serialized_object_is_not_opened() {
        assertThat(values.of(Variables.putValueTyped(
                        "object",
                        Variables.serializedObjectValue("rO0AB")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.util.ArrayList")
                                .create())))
                .containsEntry("object", new Unconverted());
    }
}
