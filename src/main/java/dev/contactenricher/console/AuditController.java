package dev.contactenricher.console;

import dev.contactenricher.audit.AuditTrail;
import dev.contactenricher.privacy.PrivacyDesk;
import dev.contactenricher.privacy.SubjectRequest;
import dev.contactenricher.proof.Verification;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail in sentences, one person's part of it, its proof and its file. */
@Controller("consoleAuditController")
@RequestMapping("/console/audit")
class AuditController {

    private static final String PATH = "/console/audit";
    private static final int A_PAGE = 50;
    private static final AuditTrail.Query ALL = new AuditTrail.Query(null, null, null, null, null);

    private final AuditTrail trail;
    private final PrivacyDesk desk;
    private final Show show;

    AuditController(AuditTrail trail, PrivacyDesk desk, Show show) {
        this.trail = trail;
        this.desk = desk;
        this.show = show;
    }

    @ModelAttribute("actions")
    List<String> actions() {
        return trail.actions();
    }

    @GetMapping
    String list(
            @ModelAttribute("form") AuditTrail.Query typed,
            @RequestParam(required = false) @Nullable String cursor,
            Principal caller,
            Model model) {
        AuditTrail.Query query = read(typed);
        model.addAttribute("isFiltered", !query.equals(ALL));
        try {
            model.addAttribute("found", trail.newest(query, cursor, A_PAGE, caller.getName()));
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            model.addAttribute("found", new AuditTrail.Page(List.of(), null));
        }
        return "audit";
    }

    /** By a key that is known of the person; the trail itself knows a random id only. */
    @PostMapping("/person")
    String person(@ModelAttribute("person") SubjectRequest person, Principal caller, Model model) {
        try {
            List<String> subjects = desk.access(person, caller.getName()).subjects();
            if (subjects.size() == 1) {
                return "redirect:" + PATH + "?subject=" + subjects.getFirst();
            }
            model.addAttribute("subjects", subjects);
            model.addAttribute(
                    "notice",
                    subjects.isEmpty()
                            ? Notice.error(
                                    "Nobody is known by what you typed. Entries of an erased person stay, under an id"
                                            + " that nothing leads to.")
                            : Notice.done("What you typed leads to several ids; each has a timeline of its own."));
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused, person));
        }
        return list(ALL, null, caller, model);
    }

    @PostMapping("/verification")
    String verify(Principal caller, Model model) {
        model.addAttribute("notice", verdict(trail.verify()));
        return list(ALL, null, caller, model);
    }

    @GetMapping("/file")
    void file(@ModelAttribute("form") AuditTrail.Query typed, Principal caller, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-trail.ndjson\"");
        trail.write(read(typed), caller.getName(), response);
    }

    private static AuditTrail.Query read(AuditTrail.Query typed) {
        return new AuditTrail.Query(
                Typed.instant(typed.from()),
                Typed.instant(typed.to()),
                typed.action(),
                Typed.text(typed.jobId()),
                Typed.text(typed.subject()));
    }

    private Notice verdict(AuditTrail.Proof proof) {
        return switch (proof.verification()) {
            case Verification.Valid valid ->
                Notice.done(
                        "The trail is whole. %s were read; each one’s hash fits its content and the entry before, none is missing, and it agrees with %s. The last hash is %s."
                                .formatted(
                                        valid.entries() == 1 ? "1 entry" : show.number(valid.entries()) + " entries",
                                        show.count(proof.checkpoints(), "signed checkpoint"),
                                        valid.head()));
            case Verification.Broken broken ->
                Notice.error(
                        "The trail was changed. The first fault is at entry %s: %s. Keep the database as it is, and compare it with an exported file or a backup."
                                .formatted(show.number(broken.sequence()), broken.reason()));
        };
    }
}
