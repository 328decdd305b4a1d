package se.handlingsplan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request a short number, shown on error pages and written on its log lines. */
class RequestReferenceFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestReferenceFilter.class.getName();
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final RandomGenerator RANDOM = new SecureRandom();

    /** The number of this request; {@code -} for one that no filter saw. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String reference ? reference : "-";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String reference = draw();
        request.setAttribute(ATTRIBUTE, reference);
        response.setHeader("X-Reference", reference);
        MDC.put("reference", reference);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("reference");
        }
    }

    /** Eight characters without look-alikes, easy to read out on the telephone. */
    private static String draw() {
        var reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            reference.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return reference.insert(4, '-').toString();
    }
}
