package se.handlingsplan.plan;

import java.util.Optional;
import se.handlingsplan.shared.Role;

/**
 * A part of a line that is one role's: what stands in the case record under its token is read by that role's holder and by
 * whoever wrote it, not by the others who work on the line.
 */
public final class RoomOfLine {

    private static final String DOOR = "/";

    private RoomOfLine() {}

    /**
     * The room's token, to be written where an entry names its line.
     *
     * @param line the token of the line's process
     */
    public static String of(String line, Role role) {
        return line + DOOR + role.token();
    }

    /** Whose room it is; empty for a whole line. */
    static Optional<Role> owner(String token) {
        int door = token.indexOf(DOOR);
        return door < 0 ? Optional.empty() : Role.of(token.substring(door + 1));
    }
}
