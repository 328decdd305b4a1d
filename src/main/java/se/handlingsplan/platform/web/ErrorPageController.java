package se.handlingsplan.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers every error that nothing else answered: a page for people, problem+json for programs. */
@Controller
class ErrorPageController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPageController.class);

    private final Problems problems;

    ErrorPageController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String reference = RequestReferenceFilter.of(request);
        if (status >= 500) {
            LOG.error("{} answered {}: {}", reference, status, cause(request));
        }
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        if (Problems.wantsJson(path, request)) {
            problems.write(request, response, status);
            return null;
        }
        response.setStatus(status);
        return new ModelAndView("error", "page", problems.page(status, reference))
                .addObject("nonce", SecureHeadersFilter.nonceOf(request));
    }

    /** Only the kind of exception: its words may hold what somebody wrote about a person. */
    private static String cause(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? thrown.getClass().getName()
                : "no exception";
    }
}
