package se.handlingsplan.platform.web;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands the session's token to our script in Tasklist, which needs it to store drafts. */
@RestController
class CsrfController {

    @GetMapping("/csrf")
    Token csrf(CsrfToken token) {
        return new Token(token.getHeaderName(), token.getToken());
    }

    record Token(String header, String token) {}
}
