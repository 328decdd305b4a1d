package se.handlingsplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private final WorkingDays workingDays = new WorkingDays();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-06",
                "2026-06-19", "2026-06-20", "2026-10-31", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
                "2027-03-26", "2027-03-29", "2027-05-06", "2027-06-25", "2027-12-24", "2027-12-31", "2026-11-28",
                "2026-11-29"
            })
    void holidays_eves_and_weekends_do_not_count(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-02", "2026-05-25", "2026-06-18", "2026-10-30", "2026-12-23", "2026-12-28"})
    void days_before_and_after_and_the_former_holiday_whit_monday_count(LocalDate day) {
        assertThat(workingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 3, 2026-11-27",
        "2026-11-27, 1, 2026-11-30",
        "2026-11-28, 1, 2026-11-30",
        "2026-11-28, 0, 2026-11-30",
        "2026-11-24, 0, 2026-11-24",
        "2026-06-18, 1, 2026-06-22",
        "2026-12-23, 1, 2026-12-28",
        "2026-12-23, 4, 2027-01-04",
        "2026-12-30, 2, 2027-01-05",
        "2027-01-05, 1, 2027-01-07",
    })
    void the_nth_working_day_is_counted_from_the_day_after(LocalDate from, int count, LocalDate expected) {
        assertThat(workingDays.after(from, count)).isEqualTo(expected);
    }
}
