package se.handlingsplan.plan;

import java.util.Set;
import se.handlingsplan.shared.Role;

/** Tells for which roles a line has tasks, by the model that is in force. */
public interface LineRoles {

    /**
     * The roles of a line; empty for one that doesn't exist.
     *
     * @param line the token of the line's process
     */
    Set<Role> of(String line);
}
