package dev.contactenricher.console;

import dev.contactenricher.jobs.JobFilter;
import dev.contactenricher.jobs.JobStatus;
import dev.contactenricher.jobs.JobViews;
import java.util.Arrays;
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

/** The batches, by filters or by the CRM's id of one of their contacts. */
@Controller
@RequestMapping("/console/jobs")
class JobListController {

    private static final JobViews.Page NONE = new JobViews.Page(List.of(), null);
    private static final int JOBS_FOUND = 100;
    private static final int JOBS_A_PAGE = 25;

    private final JobViews views;

    JobListController(JobViews views) {
        this.views = views;
    }

    @ModelAttribute("statuses")
    List<String> statuses() {
        return Arrays.stream(JobStatus.values()).map(JobStatus::wireName).toList();
    }

    @GetMapping
    String list(
            @ModelAttribute("page") Page page,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        try {
            var filter = JobFilter.of(status, Typed.instant(from), Typed.instant(to), null);
            model.addAttribute("isFiltered", !filter.equals(JobFilter.ANY));
            model.addAttribute("found", views.list(filter, cursor, JOBS_A_PAGE));
        } catch (ErrorResponseException refused) {
            model.addAttribute("notice", Notice.of(refused));
            model.addAttribute("found", NONE);
            model.addAttribute("isFiltered", true);
        }
        return page.view("jobs");
    }

    /** A CRM's id stands in no address. */
    @PostMapping
    String find(@RequestParam(required = false) @Nullable String crm, Model model) {
        if (crm == null) {
            return "redirect:/console/jobs";
        }
        model.addAttribute("crm", crm);
        model.addAttribute("isFiltered", true);
        JobViews.Page found = found(crm);
        // ids are kept as they came; blanks around one that was copied are nobody's
        model.addAttribute("found", found.jobs().isEmpty() ? found(crm.strip()) : found);
        return "jobs";
    }

    private JobViews.Page found(String crm) {
        return views.list(new JobFilter(null, null, null, crm), null, JOBS_FOUND);
    }
}
