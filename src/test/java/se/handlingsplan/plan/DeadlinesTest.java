package se.handlingsplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeadlinesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant END_OF_NEXT_WORKING_DAY = Instant.parse("2026-11-25T22:59:59Z");

    private final Map<String, DeadlineTable.Row> rows = new HashMap<>(Map.of(
            "participantsNamed", new DeadlineTable.Row(4, "hours", false),
            "participantsNamed.immediate", new DeadlineTable.Row(1, "hours", false)));

    private final Deadlines deadlines =
            new Deadlines(key -> Optional.ofNullable(rows.get(key)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_row_of_the_value_goes_before_the_row_of_the_key() {
        assertThat(deadlines.due("participantsNamed", "immediate")).isEqualTo("2026-11-24T11:00:00Z");
    }

    @Test
    void a_value_without_a_row_of_its_own_takes_the_row_of_the_key() {
        assertThat(deadlines.due("participantsNamed", "planned")).isEqualTo("2026-11-24T14:00:00Z");
        assertThat(deadlines.due("participantsNamed", null)).isEqualTo("2026-11-24T14:00:00Z");
    }

    @Test
    void a_missing_row_stops_nobody_and_is_logged(CapturedOutput log) {
        assertThat(deadlines.due("noSuchKey")).isEqualTo(END_OF_NEXT_WORKING_DAY);
        assertThat(log).contains("ERROR").contains("no row noSuchKey");
    }

    @Test
    void a_row_that_makes_no_sense_stops_nobody_and_is_logged(CapturedOutput log) {
        rows.put("badUnit", new DeadlineTable.Row(1, "fortnights", false));
        rows.put("badAmount", new DeadlineTable.Row(-1, "days", false));

        assertThat(deadlines.due("badUnit")).isEqualTo(END_OF_NEXT_WORKING_DAY);
        assertThat(deadlines.due("badAmount")).isEqualTo(END_OF_NEXT_WORKING_DAY);
        assertThat(log).contains("badUnit").contains("badAmount");
    }

    @Test
    void a_missing_table_stops_nobody_and_is_logged(CapturedOutput log) {
        var withoutTable = new Deadlines(
                key -> {
                    throw new DeadlineTable.NoDeadlineTable("not deployed", new IllegalStateException());
                },
                Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(withoutTable.due("firstMeeting")).isEqualTo(END_OF_NEXT_WORKING_DAY);
        assertThat(log).contains("firstMeeting").contains("not deployed");
    }

    @Test
    void a_model_gives_the_key_and_at_most_one_variable() {
        var function = new DeadlineFunction(deadlines, List.of());

        assertThat(function.call(Optional.empty(), List.of("participantsNamed", "immediate")))
                .isEqualTo(Instant.parse("2026-11-24T11:00:00Z"));
        assertThat(function.call(Optional.empty(), new ArrayList<>(Arrays.asList("participantsNamed", null))))
                .isEqualTo(Instant.parse("2026-11-24T14:00:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> function.call(Optional.empty(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> function.call(Optional.empty(), List.of("a", "b", "c")));
    }
}
