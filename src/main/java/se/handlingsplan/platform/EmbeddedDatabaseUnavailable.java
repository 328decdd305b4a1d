package se.handlingsplan.platform;

import org.jspecify.annotations.Nullable;

/** Says why the embedded database can't be used, and what to do about it. */
class EmbeddedDatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param what what is the matter, one sentence
     * @param action what to do now
     */
    EmbeddedDatabaseUnavailable(String what, String action) {
        this(what, action, null);
    }

    EmbeddedDatabaseUnavailable(String what, String action, @Nullable Throwable cause) {
        super(what, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
