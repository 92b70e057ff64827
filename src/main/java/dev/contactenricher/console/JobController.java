package dev.contactenricher.console;

import dev.contactenricher.jobs.ContactFilter;
import dev.contactenricher.jobs.JobCancellation;
import dev.contactenricher.jobs.JobErrors;
import dev.contactenricher.jobs.JobView;
import dev.contactenricher.jobs.JobViews;
import dev.contactenricher.jobs.ListedContact;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.jobs.ResultFiles;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.store.Contention;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of a batch and its contacts. */
@Controller("consoleJobController")
@RequestMapping("/console/jobs")
class JobController {

    private static final int CONTACTS_A_PAGE = 50;

    private final JobViews views;
    private final JobErrors errors;
    private final JobCancellation cancellation;
    private final ResultFiles files;

    JobController(JobViews views, JobErrors errors, JobCancellation cancellation, ResultFiles files) {
        this.views = views;
        this.errors = errors;
        this.cancellation = cancellation;
        this.files = files;
    }

    @GetMapping("/{id}")
    String job(
            @PathVariable String id,
            @ModelAttribute("page") Page page,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        model.addAttribute("job", views.job(id).orElseThrow(JobViews::noSuchJob));
        if (page.shows("errors")) {
            model.addAttribute("errors", errors.of(id));
        }
        if (page.shows("list")) {
            List<ListedContact> found = views.contacts(
                            id, after - 1, CONTACTS_A_PAGE + 1, ContactFilter.of(outcome, state))
                    .orElseThrow(JobViews::noSuchJob);
            model.addAttribute("contacts", found.stream().limit(CONTACTS_A_PAGE).toList());
            model.addAttribute(
                    "next",
                    found.size() > CONTACTS_A_PAGE
                            ? found.get(CONTACTS_A_PAGE).result().index()
                            : null);
            model.addAttribute("outcomes", words(Outcome.values()));
            model.addAttribute("states", words(EntryState.values()));
        }
        return page.view("job");
    }

    @GetMapping("/{id}/contacts/{index:[0-9]{1,6}}")
    String contact(@PathVariable String id, @PathVariable int index, Model model) {
        model.addAttribute(
                "contact",
                views.contact(id, index).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such contact.")));
        return "contact";
    }

    @GetMapping("/{id}/file")
    void file(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String state,
            HttpServletResponse response)
            throws IOException {
        files.writeCsv(id, ContactFilter.of(outcome, state), response);
    }

    /** The first step says what would happen to how many; the second one does it. */
    @PostMapping("/{id}/cancel")
    String cancel(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Principal caller,
            Model model) {
        JobView job = views.job(id).orElseThrow(JobViews::noSuchJob);
        if (!confirmed) {
            model.addAttribute("job", job);
            return "job-cancel";
        }
        Contention.repeat(() -> cancellation.cancel(id, caller.getName()));
        return "redirect:/console/jobs/" + job.jobId();
    }

    private static List<String> words(Enum<?>[] all) {
        return Arrays.stream(all).map(JobController::word).toList();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
