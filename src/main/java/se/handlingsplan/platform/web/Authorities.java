package se.handlingsplan.platform.web;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Translates between the engine's groups and Spring Security's authorities. */
public final class Authorities {

    private static final String PREFIX = "GROUP_";

    static final String ADMINISTRATOR = PREFIX + Members.ADMINISTRATORS;

    private Authorities() {}

    /** One authority per group id. */
    public static List<GrantedAuthority> of(Collection<String> groups) {
        return groups.stream()
                .<GrantedAuthority>map(group -> new SimpleGrantedAuthority(PREFIX + group))
                .toList();
    }

    /** The group ids behind these authorities. */
    public static List<String> groups(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()))
                .toList();
    }
}
