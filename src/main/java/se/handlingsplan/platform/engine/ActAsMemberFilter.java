package se.handlingsplan.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import se.handlingsplan.platform.web.Authorities;
import se.handlingsplan.platform.web.MemberFilter;

/** Tells the engine for the length of a request who is asking; Camunda's webapps do so themselves. */
class ActAsMemberFilter extends OncePerRequestFilter implements MemberFilter {

    private final IdentityService identities;

    ActAsMemberFilter(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication member = SecurityContextHolder.getContext().getAuthentication();
        if (member == null || member instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        try {
            identities.setAuthentication(member.getName(), Authorities.groups(member.getAuthorities()));
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
