package dev.contactenricher.console;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.jobs.ContactFilter;
import dev.contactenricher.jobs.FailureCodes;
import dev.contactenricher.jobs.JobViews;
import dev.contactenricher.jobs.ListedContact;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.queue.EntryState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What went wrong with a job's contacts, by code: what was refused when it came in, and what was given up later. */
@Component
class JobErrors {

    private static final int AT_ONCE = 1000;

    private final JobViews views;

    JobErrors(JobViews views) {
        this.views = views;
    }

    /**
     * @param field empty for what was given up
     * @param first the place of the first contact that has it, from 1
     */
    record Group(String code, String field, String message, int count, int first) {}

    /** The most frequent first. */
    List<Group> of(String jobId) {
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        forEach(jobId, new ContactFilter(Outcome.REJECTED, null), contact -> {
            for (Finding error : contact.result().errors()) {
                add(groups, error.code(), error.field(), error.message(), contact);
            }
        });
        forEach(jobId, new ContactFilter(null, EntryState.FAILED), contact -> {
            String code = contact.failure();
            if (code != null) {
                add(groups, code, "", FailureCodes.explain(code), contact);
            }
        });
        List<Group> all = new ArrayList<>(groups.values());
        all.sort(Comparator.comparingInt(Group::count).reversed());
        return all;
    }

    private static void add(
            Map<List<String>, Group> groups, String code, String field, String message, ListedContact contact) {
        var one = new Group(code, field, message, 1, contact.result().index() + 1);
        groups.merge(
                List.of(code, field),
                one,
                (before, now) -> new Group(code, field, before.message, before.count + 1, before.first));
    }

    private void forEach(String jobId, ContactFilter filter, Consumer<ListedContact> reader) {
        int after = -1;
        List<ListedContact> page = views.contacts(jobId, after, AT_ONCE, filter).orElse(List.of());
        while (!page.isEmpty()) {
            page.forEach(reader);
            after = page.getLast().result().index();
            page = page.size() < AT_ONCE
                    ? List.of()
                    : views.contacts(jobId, after, AT_ONCE, filter).orElse(List.of());
        }
    }
}
