package dev.contactenricher.console;

import dev.contactenricher.privacy.PrivacyDesk;
import dev.contactenricher.privacy.Receipt;
import dev.contactenricher.privacy.SubjectRequest;
import dev.contactenricher.problem.Problem;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What persons may ask for. The person is named in a form's body, never in an address. */
@Controller("consolePrivacyController")
@RequestMapping("/console/privacy")
class PrivacyController {

    private static final String VIEW = "privacy";
    private static final String CONFIRM = "privacy-confirm";
    private static final List<String> CHANNELS = List.of("email", "sms", "phone");

    private final PrivacyDesk desk;
    private final JsonMapper json;

    PrivacyController(PrivacyDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @ModelAttribute("channels")
    List<String> channels() {
        return CHANNELS;
    }

    @GetMapping
    String page() {
        return VIEW;
    }

    @PostMapping("/access")
    String access(@ModelAttribute("person") SubjectRequest person, Principal caller, Model model) {
        try {
            var access = desk.access(person, caller.getName());
            model.addAttribute("access", access);
            model.addAttribute("held", json.valueToTree(access.held()));
            return "privacy-access";
        } catch (ErrorResponseException refused) {
            return again(refused, person, model);
        }
    }

    /** The first step says what would happen to how many; the second one does it. */
    @PostMapping("/withdrawal")
    String withdraw(
            @ModelAttribute("person") SubjectRequest person,
            @RequestParam(required = false) @Nullable List<String> channel,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Principal caller,
            Model model) {
        List<String> chosen = channel == null
                ? List.of()
                : CHANNELS.stream().filter(channel::contains).toList();
        model.addAttribute("chosen", chosen);
        try {
            if (!confirmed) {
                model.addAttribute("matches", desk.matches(person));
                return chosen.isEmpty() ? noChannel(model) : confirm("withdrawal", model);
            }
            var done = desk.withdraw(person, chosen, caller.getName());
            return "redirect:/console/privacy/requests/" + done.id();
        } catch (ErrorResponseException refused) {
            return again(refused, person, model);
        }
    }

    @PostMapping("/erasure")
    String erase(
            @ModelAttribute("person") SubjectRequest person,
            @RequestParam(required = false) @Nullable Integer confirmed,
            Principal caller,
            Model model) {
        try {
            int matches = desk.matches(person);
            if (confirmed == null || confirmed != matches) {
                model.addAttribute("matches", matches);
                return confirm("erasure", model);
            }
            // only the persons that the page told of
            var done = desk.erase(person, confirmed, caller.getName());
            return "redirect:/console/privacy/requests/" + done.id();
        } catch (ErrorResponseException refused) {
            return again(refused, person, model);
        }
    }

    @GetMapping("/requests/{id}")
    String receipt(@PathVariable String id, @ModelAttribute("page") Page page, Model model) {
        Receipt receipt = desk.receipt(id).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such receipt."));
        model.addAttribute("receipt", receipt);
        return page.view("privacy-receipt");
    }

    /** A receipt is found again by its id, which tells nothing of a person. */
    @GetMapping("/requests")
    String find(@RequestParam(required = false) @Nullable String id, Model model) {
        String plain = Typed.text(id);
        if (plain == null || !plain.matches("[0-9a-fA-F-]{36}")) {
            String rule = "A receipt’s id looks like 0199a2f0-7c1e-7f3a-9d2b-000000000000.";
            model.addAttribute("notice", Notice.wrong("id", rule));
            return VIEW;
        }
        return "redirect:/console/privacy/requests/" + plain;
    }

    private static String confirm(String wish, Model model) {
        model.addAttribute("wish", wish);
        return CONFIRM;
    }

    private static String noChannel(Model model) {
        model.addAttribute("notice", Notice.wrong("channels", "Choose at least one channel."));
        return VIEW;
    }

    private static String again(ErrorResponseException refused, SubjectRequest person, Model model) {
        model.addAttribute("notice", Notice.of(refused, person));
        return VIEW;
    }
}
