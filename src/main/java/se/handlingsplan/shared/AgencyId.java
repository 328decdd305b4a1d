package se.handlingsplan.shared;

import java.util.regex.Pattern;

/** The token of an agency, e.g. {@code stockholm}; also the id of its group in the engine. */
public record AgencyId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    public AgencyId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an agency token (lower-case letters, digits, hyphen): " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
