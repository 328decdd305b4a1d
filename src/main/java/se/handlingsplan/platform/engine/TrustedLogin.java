package se.handlingsplan.platform.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import se.handlingsplan.platform.web.Authorities;

/** Tells Camunda's web applications who has logged in at our own front door. */
public class TrustedLogin implements AuthenticationProvider {

    /** Camunda makes it by name. */
    public TrustedLogin() {}

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication member = SecurityContextHolder.getContext().getAuthentication();
        if (member == null || member instanceof AnonymousAuthenticationToken || !member.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        var trusted = AuthenticationResult.successful(member.getName());
        trusted.setGroups(Authorities.groups(member.getAuthorities()));
        return trusted;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the caller has set 401; there is no challenge, the log-in page is ours
    }
}
