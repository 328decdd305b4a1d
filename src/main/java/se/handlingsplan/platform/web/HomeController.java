package se.handlingsplan.platform.web;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from the bare address to where a member works: Tasklist, or Admin for administrators. */
@Controller
class HomeController {

    @GetMapping({"/", "/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
    String home(Authentication member) {
        return Authorities.groups(member.getAuthorities()).contains(Members.ADMINISTRATORS)
                ? "redirect:/camunda/app/admin/default/"
                : "redirect:/camunda/app/tasklist/default/";
    }
}
