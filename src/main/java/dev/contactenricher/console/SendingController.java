package dev.contactenricher.console;

import dev.contactenricher.sending.SendingControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's hand on sending. */
@Controller("consoleSendingController")
@RequestMapping("/console/sending")
class SendingController {

    private static final String PATH = "/console/sending";
    private static final String VIEW = "sending";

    private final SendingControl sending;
    private final Show show;

    SendingController(SendingControl sending, Show show) {
        this.sending = sending;
        this.show = show;
    }

    @GetMapping
    String page(@ModelAttribute("page") Page page, Model model) {
        var status = sending.status();
        model.addAttribute("status", status);
        model.addAttribute("standing", Standing.of(status, show));
        model.addAttribute("isPausedByOperator", status.pausedBy().contains("operator"));
        return page.view(VIEW);
    }

    @PostMapping("/pause")
    String pause(@RequestParam(defaultValue = "") String reason, @ModelAttribute("page") Page page, Model model) {
        try {
            sending.pause(reason);
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            model.addAttribute("reason", reason);
            return page(page, model);
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/resume")
    String resume() {
        sending.resume();
        return "redirect:" + PATH;
    }
}
