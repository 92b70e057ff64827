package dev.contactenricher.console;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.security.SignIns;
import dev.contactenricher.session.PageAccessDenied;
import dev.contactenricher.session.Session;
import dev.contactenricher.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in and out. */
@Controller
class SignInController {

    private static final String VIEW = "sign-in";
    private static final String FIRST_PAGE = "redirect:/console";

    private final Sessions sessions;
    private final SignIns signIns;

    SignInController(Sessions sessions, SignIns signIns) {
        this.sessions = sessions;
        this.signIns = signIns;
    }

    @GetMapping("/")
    String root() {
        return FIRST_PAGE;
    }

    /** Where only forms lead, as it stands in the browser's history, and with a slash too many: the page above. */
    @GetMapping({
        "/console/",
        "/console/{page:(?!assets).*}/",
        "/console/sign-out",
        "/console/jobs/{id}/cancel",
        "/console/dead-letters/{act:retry|discard}",
        "/console/sending/{act:pause|resume}",
        "/console/audit/{act:person|verification}",
        "/console/privacy/{act:access|withdrawal|erasure}"
    })
    String above(@ModelAttribute("page") Page page) {
        String path = page.path();
        return "redirect:" + page.at(path.substring(0, path.lastIndexOf('/')), "did", null, "n", null);
    }

    /** Every other address of the console. */
    @RequestMapping("/console/{page:(?!assets).*}/**")
    String nothing() {
        throw Problem.NOT_FOUND.because("This address leads to no page.");
    }

    @GetMapping(PageAccessDenied.SIGN_IN)
    String form(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (Page.of(request).isSignedIn()) {
            return FIRST_PAGE;
        }
        if (Sessions.of(request) == null) {
            sessions.write(Session.before("", sessions.now()), request, response);
            model.addAttribute("page", Page.of(request));
        }
        return VIEW;
    }

    @PostMapping(PageAccessDenied.SIGN_IN)
    String signIn(
            @RequestParam(required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (signIns.attempt(key == null ? "" : key.strip(), request.getRemoteAddr())) {
            case SignIns.Known known -> {
                Session before = Sessions.of(request);
                sessions.write(Session.of(known.holder().keyHash(), sessions.now()), request, response);
                yield before == null || before.next().isEmpty() ? FIRST_PAGE : "redirect:" + before.next();
            }
            case SignIns.Unknown() ->
                again(HttpStatus.UNAUTHORIZED, "Nobody has this key. Look whether all of it was pasted.", model);
            case SignIns.TooMany() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                yield again(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many wrong keys came from your address. Wait a few seconds.",
                        model);
            }
        };
    }

    @PostMapping("/console/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        return "redirect:" + PageAccessDenied.SIGN_IN;
    }

    private static String again(HttpStatus status, String text, Model model) {
        model.addAttribute("notice", new Notice(true, text, "key", status));
        return VIEW;
    }
}
