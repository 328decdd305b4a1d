package se.handlingsplan.shared;

/** The log-in name of a member of an agency. */
public record MemberId(String value) {

    public MemberId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a member's log-in name has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
