package se.handlingsplan.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The part that an agency plays in a case; a task in the models is for a role, a case says which agency holds it.
 * Source: the partners of the 2003 project and today's actors in the Swedish referral mechanism.
 */
public enum Role {
    COORDINATOR,
    SOCIALSERVICES,
    POLICE,
    PROSECUTOR,
    MIGRATION,
    HEALTH,
    LEGALCOUNSEL,
    SHELTER,
    RETURNPROVIDER;

    /** The role's name in models, forms, tables and URLs. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when no role has this token. */
    public static Optional<Role> of(String token) {
        return Arrays.stream(values())
                .filter(role -> role.token().equals(token))
                .findFirst();
    }
}
