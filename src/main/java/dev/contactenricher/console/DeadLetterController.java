package dev.contactenricher.console;

import dev.contactenricher.deadletters.DeadLetterDesk;
import dev.contactenricher.deadletters.DeadLetterFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was given up: one, the marked ones, or all that match. */
@Controller("consoleDeadLetterController")
@RequestMapping("/console/dead-letters")
class DeadLetterController {

    private static final String PATH = "/console/dead-letters";
    private static final int A_PAGE = 50;
    private static final int MOST_COUNTED = 100_000;

    private final DeadLetterDesk desk;
    private final Show show;

    DeadLetterController(DeadLetterDesk desk, Show show) {
        this.desk = desk;
        this.show = show;
    }

    @GetMapping
    String page(
            @ModelAttribute("form") DeadLetterForm form,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String did,
            @RequestParam(defaultValue = "0") int n,
            Model model) {
        if (did != null) {
            model.addAttribute("notice", done(did, n));
        }
        try {
            DeadLetterFilter filter = form.filter();
            var letters = desk.list(filter, Typed.text(cursor), A_PAGE);
            model.addAttribute("letters", letters.entries());
            model.addAttribute("count", desk.count(filter, MOST_COUNTED));
            model.addAttribute("isFiltered", !filter.isEmpty());
            if (letters.nextCursor() != null) {
                model.addAttribute("next", PATH + append(form.query(), "cursor=" + letters.nextCursor()));
            }
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            model.addAttribute("letters", List.of());
            model.addAttribute("count", 0L);
            model.addAttribute("isFiltered", true);
        }
        return "dead-letters";
    }

    @PostMapping("/retry")
    String retry(
            @ModelAttribute("form") DeadLetterForm form,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model) {
        if (!all) {
            long retried = marked(id).stream().filter(desk::retry).count();
            return back(form, "retried", retried);
        }
        return confirmed ? back(form, "retried", desk.retryAll(form.filter())) : confirm("retry", form, null, model);
    }

    @PostMapping("/discard")
    String discard(
            @ModelAttribute("form") DeadLetterForm form,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model) {
        if (!confirmed) {
            return all || !marked(id).isEmpty()
                    ? confirm("discard", form, all ? null : marked(id), model)
                    : back(form, "discarded", 0);
        }
        long discarded = all
                ? desk.discardAll(form.filter())
                : marked(id).stream().filter(desk::discard).count();
        return back(form, "discarded", discarded);
    }

    /** @param ids null where all that match are meant */
    private String confirm(String act, DeadLetterForm form, @Nullable List<String> ids, Model model) {
        model.addAttribute("act", act);
        model.addAttribute("ids", ids == null ? List.of() : ids);
        model.addAttribute("all", ids == null);
        model.addAttribute("count", ids == null ? meant(act, form.filter()) : ids.size());
        return "dead-letters-confirm";
    }

    private long meant(String act, DeadLetterFilter filter) {
        return act.equals("discard") ? desk.countToDiscard(filter, MOST_COUNTED) : desk.count(filter, MOST_COUNTED);
    }

    private static List<String> marked(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }

    private static String back(DeadLetterForm form, String did, long n) {
        return "redirect:" + PATH + append(form.query(), "did=" + did + "&n=" + n);
    }

    private Notice done(String did, int n) {
        if (n == 0) {
            return Notice.error("Nothing was done: none was marked, or somebody else was faster.");
        }
        return Notice.done(
                did.equals("retried")
                        ? show.count(n, "dead letter") + " will be sent again."
                        : show.count(n, "dead letter") + " discarded for good.");
    }

    private static String append(String query, String more) {
        return query + (query.isEmpty() ? "?" : "&") + more;
    }
}
