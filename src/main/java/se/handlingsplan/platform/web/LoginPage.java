package se.handlingsplan.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The log-in page as it stands.
 *
 * @param state what has just happened, if anything
 * @param triedName the name tried a moment ago, filled in again
 */
record LoginPage(@Nullable State state, String triedName) {

    /** What brought somebody to this page; named in its URL. */
    enum State {
        WRONG,
        LOCKED,
        EXPIRED,
        OUT;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the state is a fault that a screen reader should announce at once. */
    public boolean refused() {
        return state == State.WRONG || state == State.LOCKED;
    }

    public @Nullable String stateToken() {
        return state == null ? null : state.token();
    }
}
