package se.handlingsplan.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number by which a case is known everywhere: {@code HP-<year>-<six digits>}. It says nothing about the person.
 */
public record CaseNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("HP-\\d{4}-\\d{6}");

    public CaseNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a case number (HP-<year>-<six digits>)");
        }
    }

    /**
     * The number of a year's n-th case.
     *
     * @param running 1 to 999999 within the year
     */
    public static CaseNumber of(int year, int running) {
        return new CaseNumber("HP-%04d-%06d".formatted(year, running));
    }

    /** Empty when the text isn't a case number; surrounding blanks and lower case are forgiven. */
    public static Optional<CaseNumber> parse(String text) {
        String candidate = text.strip().toUpperCase(Locale.ROOT);
        return SHAPE.matcher(candidate).matches() ? Optional.of(new CaseNumber(candidate)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
