package se.handlingsplan.plan;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Tells which days count when Swedish authorities count days.
 * Not counted: Saturdays, Sundays, public holidays, and Midsummer Eve, Christmas Eve and New Year's Eve, which the Act
 * (1930:173) on the calculation of statutory time puts on a level with them.
 */
final class WorkingDays {

    /** Where every deadline's day begins and ends. */
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day);
    }

    /** The day itself if it is a working day, else the next one. */
    LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /**
     * The n-th working day after a day, which is itself not counted.
     *
     * @param count 0 gives the day itself or, when that is none, the next working day
     */
    LocalDate after(LocalDate day, int count) {
        LocalDate candidate = onOrAfter(day);
        if (count > 0 && !candidate.equals(day)) {
            candidate = day;
        }
        for (int counted = 0; counted < count; counted++) {
            candidate = onOrAfter(candidate.plusDays(1));
        }
        return candidate;
    }
}
