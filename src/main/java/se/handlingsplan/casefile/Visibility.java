package se.handlingsplan.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who besides the agency that wrote an answer may read it. A wider one than {@link #AGENCY} is an act of the form's author. */
public enum Visibility {

    /** Nobody else. */
    AGENCY,

    /** The agencies that work on the line in which it was written. */
    LINE,

    /** The agencies that take part in the case and that the person agreed to share with. */
    PLAN;

    /** The visibility's name in forms and tables. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when no visibility has this token. */
    public static Optional<Visibility> of(String token) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.token().equals(token))
                .findFirst();
    }
}
