package se.handlingsplan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a logged-in member's groups anew on each request, so that a removed membership takes effect at once. */
class FreshGroupsFilter extends OncePerRequestFilter {

    private final Members members;

    FreshGroupsFilter(Members members) {
        this.members = members;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/camunda/lib/") || path.startsWith("/camunda/assets/") || path.startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication loggedIn = SecurityContextHolder.getContext().getAuthentication();
        if (loggedIn != null && !(loggedIn instanceof AnonymousAuthenticationToken)) {
            var groups = members.groupsOf(loggedIn.getName());
            var context = SecurityContextHolder.createEmptyContext();
            if (groups.isPresent()) {
                var fresh = UsernamePasswordAuthenticationToken.authenticated(
                        loggedIn.getName(), null, Authorities.of(groups.get()));
                fresh.setDetails(loggedIn.getDetails());
                context.setAuthentication(fresh);
            } else {
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
