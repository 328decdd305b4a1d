package se.handlingsplan.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Dresses every answer in strict headers: only our own scripts run, nobody may frame us, nothing stays in a cache.
 *
 * <p>Camunda's pages read the script nonce from an attribute of the servlet context, which all requests share; here each
 * request sees its own.
 */
class SecureHeadersFilter extends OncePerRequestFilter {

    /** The name under which Camunda registers its own header filter; taking the name puts ours in its place. */
    static final String CAMUNDA_NAME = "HttpHeaderSecurity";

    private static final String CAMUNDA_NONCE = "org.camunda.bpm.csp.nonce";

    /** The request's attribute with the nonce; a template reads it by this name. */
    private static final String NONCE = "scriptNonce";

    /** The inline style elements that AngularJS and its widgets put into Camunda's pages, by their content. */
    private static final String WEBAPP_STYLES = " 'sha256-1PxuDsPyGK6n+LZsMv0gG4lMX3i3XigG6h0CzPIjwrE='"
            + " 'sha256-PDYg/vkWbGnl+ya8uasRQlyo8wGc+3ANz5x3d3aNWUI='"
            + " 'sha256-UtUbbZ5pLwzvjGTHwLTsbIxr5p5bX60ndOEI8wF3bo4='"
            + " 'sha256-QG3Eg3DGi8tPwqt0K2eUwBqB1GNl19PjW/3Ex5i5mPk='"
            + " 'sha256-pSJ3mKkpKCRMub/4VC+QXgZS+y+3+5w9EMRavXs3s38='"
            + " 'sha256-j3gGPuXMDPpU+BxRYg+qUVF0TSGtFEKcp1muBBATanE='"
            + " 'sha256-3RgHoWfZTUIYaaqXpyMi4osn0e3W0oyKtFnPAFo1uvI='"
            + " 'sha256-n9t4cSjdGHb1Hj8yhaCQy3nxaXjPnaDbPkrwYo97sdI='";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The nonce that lets a script of this answer run. */
    static String nonceOf(HttpServletRequest request) {
        return request.getAttribute(NONCE) instanceof String nonce ? nonce : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        request.setAttribute(NONCE, nonce);

        response.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
                        + " microphone=(), midi=(), payment=(), serial=(), usb=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("Cache-Control", cacheControl(request.getRequestURI()));
        chain.doFilter(new OwnNonce(request, nonce), response);
    }

    private static String contentSecurityPolicy(String nonce) {
        return "default-src 'none'; base-uri 'self'; script-src 'nonce-" + nonce + "' 'strict-dynamic'; "
                + "style-src 'self'" + WEBAPP_STYLES
                + "; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; object-src 'none'";
    }

    /** Program files may be kept by the browser, our own only after asking; what is said about a person never. */
    private static String cacheControl(String path) {
        if (path.startsWith("/camunda/lib/") || path.startsWith("/camunda/assets/")) {
            return "private, max-age=86400";
        }
        if (path.startsWith("/camunda/app/") || path.startsWith("/assets/")) {
            return "no-cache";
        }
        return "no-store";
    }

    private static final class OwnNonce extends HttpServletRequestWrapper {

        private final String nonce;

        OwnNonce(HttpServletRequest request, String nonce) {
            super(request);
            this.nonce = nonce;
        }

        @Override
        public ServletContext getServletContext() {
            ServletContext shared = super.getServletContext();
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> answer(shared, method, arguments));
        }

        private @Nullable Object answer(
                ServletContext shared, java.lang.reflect.Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (arguments != null
                    && arguments.length > 0
                    && CAMUNDA_NONCE.equals(arguments[0])
                    && method.getName().equals("getAttribute")) {
                return nonce;
            }
            try {
                return method.invoke(shared, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
