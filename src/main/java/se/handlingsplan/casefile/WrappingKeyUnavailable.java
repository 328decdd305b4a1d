package se.handlingsplan.casefile;

/** The key that wraps the keys of cases can't be had; says why, and what to do. */
public final class WrappingKeyUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    WrappingKeyUnavailable(String reason, String action) {
        super(reason);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
