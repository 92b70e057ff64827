package dev.contactenricher.console;

import dev.contactenricher.deadletters.DeadLetterDesk;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.store.Dialect;
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

/** What was given up: one, the marked ones, or all that match. */
@Controller("consoleDeadLetterController")
@RequestMapping("/console/dead-letters")
class DeadLetterController {

    private static final String PATH = "/console/dead-letters";
    private static final int A_PAGE = 50;
    private static final int MOST_COUNTED = 100_000;

    private final DeadLetterDesk desk;
    private final Dialect dialect;
    private final Show show;

    DeadLetterController(DeadLetterDesk desk, Dialect dialect, Show show) {
        this.desk = desk;
        this.dialect = dialect;
        this.show = show;
    }

    @GetMapping
    String list(
            @ModelAttribute("form") DeadLetterForm form,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String did,
            @RequestParam(defaultValue = "0") int n,
            Model model) {
        if (did != null && did.matches("retry|discard") && n >= 0 && cursor == null) {
            model.addAttribute("notice", done(did, n));
        }
        try {
            DeadLetterFilter filter = form.filter();
            model.addAttribute("found", desk.list(filter, cursor, A_PAGE));
            model.addAttribute("count", desk.count(filter, MOST_COUNTED));
            model.addAttribute("isFiltered", !filter.isEmpty());
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            model.addAttribute("found", new DeadLetterDesk.Page(List.of(), null));
            model.addAttribute("isFiltered", true);
        }
        return "dead-letters";
    }

    /** What cannot be taken back, or is many at once, says first how many it means; the second step does it. */
    @PostMapping("/{act:retry|discard}")
    String act(
            @PathVariable String act,
            @ModelAttribute("form") DeadLetterForm form,
            @ModelAttribute("page") Page page,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model) {
        List<String> marked = id == null ? List.of() : id.stream().distinct().toList();
        boolean isRetry = act.equals("retry");
        if (!confirmed && (all || !isRetry && !marked.isEmpty())) {
            model.addAttribute("ids", all ? List.of() : marked);
            model.addAttribute("isAll", all);
            model.addAttribute("count", all ? meant(isRetry, form.filter()) : marked.size());
            // what is given up meanwhile was not told of
            model.addAttribute("until", form.to() == null ? dialect.instant() : null);
            return "dead-letters-confirm";
        }
        long done = all
                ? (isRetry ? desk.retryAll(form.filter()) : desk.discardAll(form.filter()))
                : marked.stream().filter(isRetry ? desk::retry : desk::discard).count();
        return "redirect:" + page.at(PATH, "did", act, "n", done, "until", null, "cursor", null);
    }

    private long meant(boolean isRetry, DeadLetterFilter filter) {
        return isRetry ? desk.count(filter, MOST_COUNTED) : desk.countToDiscard(filter, MOST_COUNTED);
    }

    private Notice done(String did, int n) {
        if (n == 0) {
            return Notice.error("Nothing was done: none was marked, or somebody else was faster.");
        }
        return Notice.done(show.count(n, "dead letter")
                + (did.equals("retry")
                        ? " will be sent again."
                        : (n == 1 ? " was" : " were") + " discarded for good."));
    }
}
