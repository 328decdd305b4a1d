package se.handlingsplan.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import se.handlingsplan.platform.web.Authorities;

/**
 * Checks a member's password against the engine's identity service, which makes wrong guesses wait longer and longer.
 *
 * <p>A name that nobody has waits in the same way, so that the answer doesn't tell who is a member.
 */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identities;
    private final EngineMembers members;
    private final UnknownNames unknownNames;
    private final Clock clock;

    EnginePasswords(
            IdentityService identities, EngineMembers members, ProcessEngineConfigurationImpl engine, Clock clock) {
        this.clock = clock;
        this.identities = identities;
        this.members = members;
        this.unknownNames = new UnknownNames(
                new LoginDelay(
                        engine.getLoginMaxAttempts(),
                        engine.getLoginDelayBase(),
                        engine.getLoginDelayFactor(),
                        engine.getLoginDelayMaxTime()),
                clock);
    }

    /** @throws LockedException while the engine lets nobody in by this name, even with the right password */
    @Override
    public Authentication authenticate(Authentication claim) {
        String name = claim.getName();
        String password =
                claim.getCredentials() == null ? "" : claim.getCredentials().toString();
        var user = (UserEntity) identities.createUserQuery().userId(name).singleResult();
        if (user == null ? unknownNames.isLocked(name) : isLocked(user)) {
            throw new LockedException("locked after wrong passwords");
        }
        if (user == null) {
            unknownNames.refused(name);
            throw new BadCredentialsException("wrong name or password");
        }
        if (!matches(name, password)) {
            throw new BadCredentialsException("wrong name or password");
        }
        var loggedIn = UsernamePasswordAuthenticationToken.authenticated(
                name, null, Authorities.of(members.groupsOf(name).orElse(Set.of())));
        loggedIn.setDetails(claim.getDetails());
        return loggedIn;
    }

    private boolean matches(String name, String password) {
        try {
            return identities.checkPassword(name, password);
        } catch (OptimisticLockingException guessedTwiceAtOnce) {
            return false;
        }
    }

    private boolean isLocked(UserEntity user) {
        @Nullable
        Instant until = user.getLockExpirationTime() == null
                ? null
                : user.getLockExpirationTime().toInstant();
        return unknownNames.delay().locks(user.getAttempts(), until, clock.instant());
    }

    @Override
    public boolean supports(Class<?> claim) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(claim);
    }
}
