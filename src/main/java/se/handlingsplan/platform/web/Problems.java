package se.handlingsplan.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Texts;

/**
 * Says in the installation's language what went wrong and what to do now, for pages and for machines (RFC 9457).
 *
 * <p>The machine form also has {@code message}, which Tasklist shows.
 */
@Component
class Problems {

    private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 409, 413, 415, 503);

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** The page for a status; a status without words of its own gets those of its hundred. */
    ErrorPage page(int status, String reference) {
        int words = WORDED.contains(status) ? status : status < 500 ? 400 : 500;
        return new ErrorPage(
                status,
                texts.get("platform.error." + words + ".title"),
                texts.get("platform.error." + words + ".what"),
                texts.get("platform.error." + words + ".todo"),
                reference);
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), body(request, status));
    }

    Map<String, Object> body(HttpServletRequest request, int status) {
        var page = page(status, RequestReferenceFilter.of(request));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", page.title());
        body.put("status", status);
        body.put("detail", page.what() + " " + page.todo());
        body.put("message", page.what() + " " + page.todo());
        body.put("reference", page.reference());
        return body;
    }

    /** Whether the caller is a program; those paths never get a page, whatever they say they accept. */
    static boolean wantsJson(HttpServletRequest request) {
        return wantsJson(request.getRequestURI(), request);
    }

    static boolean wantsJson(String path, HttpServletRequest request) {
        if (path.startsWith("/engine-rest")
                || path.startsWith("/camunda/api/")
                || path.startsWith("/drafts")
                || path.startsWith("/tasks")
                || path.startsWith("/csrf")) {
            return true;
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("json") && !accept.contains("html");
    }
}
