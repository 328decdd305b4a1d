package se.handlingsplan.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the one log-in page; Spring Security takes what is posted. */
@Controller
class LoginController {

    static final String TRIED_NAME = LoginController.class.getName() + ".triedName";

    @GetMapping("/login")
    ModelAndView login(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && !(who instanceof AnonymousAuthenticationToken)) {
            return new ModelAndView("redirect:/");
        }
        var page = new LoginPage(state(request), triedName(request.getSession(false)));
        return new ModelAndView("login", "page", page).addObject("nonce", SecureHeadersFilter.nonceOf(request));
    }

    private static LoginPage.@Nullable State state(HttpServletRequest request) {
        for (var state : LoginPage.State.values()) {
            if (request.getParameter(state.token()) != null) {
                return state;
            }
        }
        return null;
    }

    private static String triedName(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(TRIED_NAME) instanceof String name)) {
            return "";
        }
        session.removeAttribute(TRIED_NAME);
        return name;
    }
}
