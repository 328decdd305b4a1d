package se.handlingsplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    private final WorkingDays workingDays = new WorkingDays();

    @ParameterizedTest(name = "{1} {2} from {0}: {4}")
    @CsvSource({
        // exact units don't know the calendar, not even when the clocks change
        "2026-11-24T10:00:00Z, 15, minutes, false, 2026-11-24T10:15:00Z",
        "2027-03-27T23:00:00Z, 4, hours, false, 2027-03-28T03:00:00Z",
        "2026-12-24T10:00:00Z, 2, hours, true, 2026-12-24T12:00:00Z",
        // days: the same time by the wall clock; 23 hours in spring, 25 in autumn
        "2027-03-27T11:00:00Z, 1, days, false, 2027-03-28T10:00:00Z",
        "2026-10-24T10:00:00Z, 1, days, false, 2026-10-25T11:00:00Z",
        // 02:30 does not exist on the night of the change
        "2027-03-27T01:30:00Z, 1, days, false, 2027-03-28T01:30:00Z",
        // an hour before midnight in UTC is the next day in Stockholm
        "2026-11-24T23:30:00Z, 1, workingDays, false, 2026-11-26T22:59:59Z",
        "2026-11-24T10:00:00Z, 3, workingDays, false, 2026-11-27T22:59:59Z",
        "2026-06-18T10:00:00Z, 1, workingDays, false, 2026-06-22T21:59:59Z",
        "2026-12-23T10:00:00Z, 1, workingDays, false, 2026-12-28T22:59:59Z",
        "2026-11-24T10:00:00Z, 0, workingDays, false, 2026-11-24T22:59:59Z",
        "2026-11-24T10:00:00Z, 2, weeks, false, 2026-12-08T10:00:00Z",
        // the month's last day stays the last day; summer time in between
        "2027-01-31T10:00:00Z, 1, months, false, 2027-02-28T10:00:00Z",
        "2026-11-24T10:00:00Z, 6, months, false, 2027-05-24T09:00:00Z",
        "2028-02-29T10:00:00Z, 3, years, false, 2031-02-28T10:00:00Z",
        // what law sets runs to the end of the day, and on from a day when authorities are closed
        "2026-11-24T10:00:00Z, 1, days, true, 2026-11-25T22:59:59Z",
        "2026-06-05T08:00:00Z, 14, days, true, 2026-06-22T21:59:59Z",
        "2026-12-17T08:00:00Z, 7, days, true, 2026-12-28T22:59:59Z",
        "2026-12-10T08:00:00Z, 3, weeks, true, 2027-01-04T22:59:59Z",
        "2026-06-30T08:00:00Z, 6, months, true, 2026-12-30T22:59:59Z",
        "2026-08-24T08:00:00Z, 4, months, true, 2026-12-28T22:59:59Z",
        "2026-12-25T08:00:00Z, 3, years, true, 2029-12-27T22:59:59Z",
        "2027-03-26T10:00:00Z, 2, days, true, 2027-03-30T21:59:59Z",
    })
    void a_deadline_is_counted_in_stockholm_and_kept_in_utc(
            Instant start, int amount, String unit, boolean legal, Instant due) {
        var deadline = new Deadline(amount, Deadline.Unit.of(unit), legal);

        assertThat(deadline.from(start, workingDays)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{1} {2} of {3}, asked at {0}: {4}")
    @CsvSource({
        "2026-11-24T10:00:00Z, 12, hoursBefore, 2026-11-26T06:00:00Z, 2026-11-25T18:00:00Z",
        "2026-11-24T10:00:00Z, 2, hoursAfter, 2026-11-26T06:00:00Z, 2026-11-26T08:00:00Z",
        // nearer than that, or past: at once
        "2026-11-24T10:00:00Z, 12, hoursBefore, 2026-11-24T15:00:00Z, 2026-11-24T10:00:00Z",
        "2026-11-24T10:00:00Z, 2, hoursAfter, 2026-11-24T01:00:00Z, 2026-11-24T10:00:00Z",
        // whoever awaits nothing counts from now
        "2026-11-24T10:00:00Z, 12, hoursBefore, , 2026-11-24T22:00:00Z",
        "2026-11-24T10:00:00Z, 2, hoursAfter, , 2026-11-24T12:00:00Z",
        // and other units are not moved by a moment
        "2026-11-24T10:00:00Z, 2, hours, 2026-11-26T06:00:00Z, 2026-11-24T12:00:00Z",
    })
    void a_deadline_is_counted_from_the_moment_that_a_case_awaits(
            Instant start, int amount, String unit, @Nullable Instant awaited, Instant due) {
        var deadline = new Deadline(amount, Deadline.Unit.of(unit), false);

        assertThat(deadline.from(start, awaited, workingDays)).isEqualTo(due);
    }

    @Test
    void a_deadline_in_the_past_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Deadline(-1, Deadline.Unit.DAYS, false));
    }
}
