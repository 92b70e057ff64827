package dev.contactenricher.console;

import dev.contactenricher.sending.SendingControl;
import org.jspecify.annotations.Nullable;
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

    private static final String AGAIN = "redirect:/console/sending";

    private final SendingControl sending;

    SendingController(SendingControl sending) {
        this.sending = sending;
    }

    @GetMapping
    String page(@ModelAttribute("page") Page page, Model model) {
        model.addAttribute("status", sending.status());
        return page.view("sending");
    }

    @PostMapping("/pause")
    String pause(
            @RequestParam(required = false) @Nullable String reason, @ModelAttribute("page") Page page, Model model) {
        try {
            sending.pause(reason);
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            return page(page, model);
        }
        return AGAIN;
    }

    @PostMapping("/resume")
    String resume() {
        sending.resume();
        return AGAIN;
    }
}
