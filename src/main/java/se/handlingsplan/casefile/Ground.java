package se.handlingsplan.casefile;

import java.util.Locale;

/** Why an agency may read an answer; written to the log of reads. */
public enum Ground {

    /** It wrote the answer itself. */
    OWN,

    /** It works on the line in which the answer was written. */
    LINE,

    /** It takes part in the case and the person agreed to share with it. */
    CONSENT,

    /** It takes part in the case, and what it reads holds nothing but what steers the case. */
    PART;

    /** The ground's name in the log of reads. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
