package se.handlingsplan.plan;

import org.jspecify.annotations.Nullable;

/**
 * Tells what a deployed process may keep in its variables: only what its forms, decisions and call mappings declare, so
 * that nothing said about a person can settle in the engine by any route.
 */
public interface DeclaredVariables {

    /**
     * Whether a process may hold this value under this name: the name is declared, the value is of its type and, for a
     * text, one of its fixed values. Null is admitted for every declared name.
     *
     * @param definitionId the engine's id of the deployed process
     */
    boolean admits(String definitionId, String name, @Nullable Object value);
}
