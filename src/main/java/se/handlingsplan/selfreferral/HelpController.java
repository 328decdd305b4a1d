package se.handlingsplan.selfreferral;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Intake;

/**
 * The two pages for a person who asks for help. They set no cookie, keep nothing in the browser and work without scripts; of what is
 * written nothing, the return code neither, is ever part of an address.
 */
@Controller
class HelpController {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final HelpTexts texts;
    private final Contacts contacts;
    private final ReturnCodes codes;
    private final Visits visits;
    private final SelfreferralProperties settings;

    HelpController(
            HelpTexts texts, Contacts contacts, ReturnCodes codes, Visits visits, SelfreferralProperties settings) {
        this.texts = texts;
        this.contacts = contacts;
        this.codes = codes;
        this.visits = visits;
        this.settings = settings;
    }

    @GetMapping("/help")
    ModelAndView ask(HttpServletRequest request) {
        return ask(request, Written.nothing(), codes.issue(), null);
    }

    @PostMapping("/help")
    ModelAndView send(HttpServletRequest request) {
        Optional<String> code =
                Optional.ofNullable(request.getParameter("once")).flatMap(codes::issued);
        if (isForeign(request) || code.isEmpty()) {
            return status(ask(request), HttpStatus.BAD_REQUEST);
        }
        var written = Written.of(request.getParameterMap());
        if (!visits.admit(request.getRemoteAddr(), Visits.Kind.WRITE)) {
            return status(ask(request, written, request.getParameter("once"), "tooMany"), HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            contacts.begin(code.get(), withLanguage(written, request));
        } catch (Intake.NotTaken notTaken) {
            return status(
                    ask(request, written, request.getParameter("once"), "notSent"), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page("help/sent", request)
                .addObject("code", ReturnCodes.readable(code.get()))
                .addObject("danger", written.has("inDangerNow", "yes"));
    }

    @GetMapping("/help/answer")
    ModelAndView comeBack(HttpServletRequest request) {
        return page("help/code", request);
    }

    @PostMapping("/help/answer")
    ModelAndView read(HttpServletRequest request) {
        String code = Optional.ofNullable(request.getParameter("code")).orElse("");
        if (isForeign(request)) {
            return status(comeBack(request), HttpStatus.BAD_REQUEST);
        }
        if (!visits.admit(request.getRemoteAddr(), Visits.Kind.CODE)) {
            return status(comeBack(request).addObject("problem", "tooMany"), HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<Contacts.Found> found = contacts.find(code);
        if (found.isEmpty()) {
            return status(comeBack(request).addObject("problem", "wrongCode"), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return request.getParameter("write") == null
                ? answer(request, code, found.get(), null)
                : writeAgain(request, code, found.get());
    }

    private ModelAndView writeAgain(HttpServletRequest request, String code, Contacts.Found found) {
        if (!visits.admit(request.getRemoteAddr(), Visits.Kind.WRITE)) {
            return status(answer(request, code, found, "tooMany"), HttpStatus.TOO_MANY_REQUESTS);
        }
        Map<String, Object> answers = Written.of(request.getParameterMap()).answers(Written.MESSAGE, "inDangerNow");
        if (request.getParameter("wantsToStop") != null) {
            answers.put("wantsToStop", true);
        }
        if (answers.isEmpty()) {
            return answer(request, code, found, null);
        }
        try {
            boolean taken = contacts.writeAgain(code, answers);
            return answer(request, code, found, null)
                    .addObject("sent", taken)
                    .addObject("danger", "yes".equals(answers.get("inDangerNow")));
        } catch (Intake.NotTaken notTaken) {
            return status(answer(request, code, found, "notSent"), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private ModelAndView ask(HttpServletRequest request, Written written, String once, @Nullable String problem) {
        return page("help/ask", request)
                .addObject("written", written)
                .addObject("once", once)
                .addObject("problem", problem)
                .addObject("choices", Written.CHOICES)
                .addObject("checklists", Written.CHECKLISTS)
                .addObject("limits", Written.TEXTS)
                .addObject("talk", Languages.NAMES)
                .addObject("municipalities", Municipalities.NAMES);
    }

    private ModelAndView answer(
            HttpServletRequest request, String code, Contacts.Found found, @Nullable String problem) {
        String at = found.answeredAt() == null
                ? ""
                : DAY_AND_TIME.format(ZonedDateTime.ofInstant(found.answeredAt(), Cases.ZONE));
        return page("help/answer", request)
                .addObject("found", found)
                .addObject("answeredAt", at)
                .addObject("code", code)
                .addObject("problem", problem)
                .addObject("choices", Written.CHOICES)
                .addObject("limits", Written.TEXTS);
    }

    private ModelAndView page(String template, HttpServletRequest request) {
        String language = language(request);
        return new ModelAndView(template)
                .addObject("t", texts.of(language))
                .addObject("language", language)
                .addObject("direction", HelpTexts.isRightToLeft(language) ? "rtl" : "ltr")
                .addObject("languages", texts.names())
                .addObject("here", request.getRequestURI())
                .addObject("exit", settings.exitPage());
    }

    private static String language(HttpServletRequest request) {
        return HelpTexts.choose(request.getParameter("lang"), Collections.list(request.getLocales()));
    }

    private static Map<String, Object> withLanguage(Written written, HttpServletRequest request) {
        var answers = new java.util.LinkedHashMap<>(written.answers());
        answers.putIfAbsent(Written.LANGUAGE, language(request));
        return answers;
    }

    /** Whether another site's page makes the browser send this. */
    private static boolean isForeign(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static ModelAndView status(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
