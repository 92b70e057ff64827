package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.jobs.JobContact.ConsentRecord;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.MergeEvent.Completion;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@StoreTest
@Import({
    Jobs.class,
    JobContacts.class,
    ContactStates.class,
    ContactExplanations.class,
    JobList.class,
    SealedIds.class,
    JobCounts.class,
    JobFollower.class,
    ServiceTotals.class
})
abstract class JobsContract {

    private static final EntryRef ANN = new EntryRef(11, "ann", "job", 0);
    private static final EntryRef BOB = new EntryRef(12, "bob", "job", 2);

    @Autowired
    Jobs jobs;

    @Autowired
    JobContacts contacts;

    @Autowired
    ContactExplanations explanations;

    @Autowired
    JobList list;

    @MockitoBean
    BroughtIds brought;

    @Autowired
    ServiceTotals totals;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestClock clock;

    @BeforeEach
    void aJobOfTwoPersons() {
        jobs.add(new OutcomeCounts(2, 1, 0, 1).toJob("job", "crm", now(), "{}"));
        contacts.add(
                "job",
                List.of(
                        line(0, Outcome.ACCEPTED, null, "ann", 11L),
                        line(1, Outcome.DUPLICATE, 0, "ann", null),
                        line(2, Outcome.ACCEPTED, null, "bob", 12L),
                        line(3, Outcome.REJECTED, null, null, null)));
    }

    @Test
    void aJobFollowsItsContactsToTheEnd() {
        assertThat(job().status()).isEqualTo(JobStatus.QUEUED);
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN, BOB), 1, now()));
        assertThat(job().status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(job().states().submitted()).isEqualTo(2);

        events.publishEvent(
                new MergeEvent.Completed(List.of(new Completion(ANN, "request", Duration.ofMillis(40))), now()));
        assertThat(job().progress()).isEqualTo(0.5);
        events.publishEvent(new MergeEvent.Failed(BOB, "refused", 1, now()));
        assertThat(job().status()).isEqualTo(JobStatus.COMPLETED_WITH_FAILURES);
        assertThat(job().completedAt()).isEqualTo(now());
        assertThat(latency("job")).isEqualTo(new JobView.MergeLatency(40L, 40L));
    }

    @Test
    void aLateConfirmationMovesFailedToMerged() {
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN, BOB), 1, now()));
        events.publishEvent(new MergeEvent.Failed(ANN, "unconfirmed", 2, now()));
        events.publishEvent(new MergeEvent.Failed(BOB, "unconfirmed", 2, now()));
        assertThat(job().states().failed()).isEqualTo(2);
        var completions = List.of(
                new Completion(ANN, "request", Duration.ofMillis(10)),
                new Completion(BOB, "request", Duration.ofMillis(30)));
        events.publishEvent(new MergeEvent.Completed(completions, now()));
        events.publishEvent(new MergeEvent.Completed(completions, now()));
        assertThat(job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job().states().merged()).isEqualTo(2);
        assertThat(job().states().failed()).isZero();
        assertThat(latency("job")).isEqualTo(new JobView.MergeLatency(10L, 30L));
    }

    @Test
    void theMergesOfManyJobsAreMeasuredAtOnce() {
        List<String> ids = new ArrayList<>();
        List<Completion> completions = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            String id = "job-" + i;
            ids.add(id);
            jobs.add(new OutcomeCounts(3, 0, 0, 0).toJob(id, "crm", now(), "{}"));
            List<JobContact> lines = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                long entry = 100 + 3L * i + n;
                lines.add(line(n, Outcome.ACCEPTED, null, "p" + entry, entry));
                if (n < i % 4) {
                    var ref = new EntryRef(entry, "p" + entry, id, n);
                    completions.add(new Completion(ref, "request", Duration.ofMillis(1000L * (3 - n) + i)));
                }
            }
            contacts.add(id, lines);
        }
        events.publishEvent(new MergeEvent.Completed(completions, now()));
        var latencies = list.latencies(ids);
        assertThat(latencies).hasSize(337).doesNotContainKey("job-4");
        assertThat(latencies.get("job-1")).isEqualTo(new JobView.MergeLatency(3001L, 3001L));
        assertThat(latencies.get("job-2")).isEqualTo(new JobView.MergeLatency(2002L, 3002L));
        assertThat(latencies.get("job-447")).isEqualTo(new JobView.MergeLatency(2447L, 3447L));
        assertThat(list.latencies(List.of())).isEmpty();
    }

    private JobView.@Nullable MergeLatency latency(String id) {
        return list.latencies(List.of(id)).get(id);
    }

    @Test
    void aReplayedContactReopensTheJob() {
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN, BOB), 1, now()));
        events.publishEvent(new MergeEvent.Withdrawn(List.of(ANN), now()));
        events.publishEvent(new MergeEvent.Failed(BOB, "refused", 1, now()));
        assertThat(job().completedAt()).isNotNull();
        events.publishEvent(new MergeEvent.Replayed(BOB, now()));
        assertThat(job().completedAt()).isNull();
        assertThat(job().status()).isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void afterAFoldTwoJobsFollowOneEntry() {
        jobs.add(new OutcomeCounts(1, 0, 0, 0).toJob("newer", "crm", now(), "{}"));
        contacts.add("newer", List.of(line(0, Outcome.ACCEPTED, null, "ann", 21L)));
        var newer = new EntryRef(21, "ann", "newer", 0);
        events.publishEvent(new MergeEvent.Folded(ANN, newer, now()));
        events.publishEvent(
                new MergeEvent.Completed(List.of(new Completion(newer, "request", Duration.ofMillis(5))), now()));
        assertThat(job().states().merged()).isEqualTo(1);
        assertThat(jobs.find("newer").orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(explanations.find("job", 0).orElseThrow().lineage().jobs()).containsExactly("newer");
    }

    /** What befell the newer entry before is its own, too, and what befalls it later. */
    @Test
    void aDeadLetterThatGaveWayToNewerNewsSharesTheirFate() {
        jobs.add(new OutcomeCounts(2, 0, 0, 0).toJob("newer", "crm", now(), "{}"));
        contacts.add(
                "newer",
                List.of(line(0, Outcome.ACCEPTED, null, "ann", 21L), line(1, Outcome.ACCEPTED, null, "bob", 22L)));
        var newerAnn = new EntryRef(21, "ann", "newer", 0);
        var newerBob = new EntryRef(22, "bob", "newer", 1);
        events.publishEvent(new MergeEvent.Claimed("first", List.of(ANN, BOB), 1, now()));
        events.publishEvent(new MergeEvent.Failed(ANN, "refused", 1, now()));
        events.publishEvent(new MergeEvent.Failed(BOB, "refused", 1, now()));
        events.publishEvent(new MergeEvent.Claimed("second", List.of(newerAnn, newerBob), 1, now()));
        events.publishEvent(
                new MergeEvent.Completed(List.of(new Completion(newerAnn, "second", Duration.ofMillis(5))), now()));
        events.publishEvent(new ExportEvent.Exported(List.of(newerAnn), now()));

        events.publishEvent(new MergeEvent.Superseded(ANN, newerAnn, EntryState.MERGED, now()));
        events.publishEvent(new MergeEvent.Superseded(BOB, newerBob, EntryState.SUBMITTED, now()));
        var ann = explanations.find("job", 0).orElseThrow();
        assertThat(ann.state()).isEqualTo("merged");
        assertThat(ann.requests()).containsExactly("first", "second");
        assertThat(ann.webhook()).isEqualTo(new ContactView.WebhookView(now(), 5L));
        assertThat(ann.export().exportedAt()).isEqualTo(now());
        assertThat(job().exported()).isEqualTo(1);
        assertThat(jobs.find("newer").orElseThrow().exported()).isEqualTo(1);
        var bob = explanations.find("job", 2).orElseThrow();
        assertThat(bob.requests()).containsExactly("first", "second");
        assertThat(bob.webhook().confirmedAt()).isNull();
        assertThat(bob.export().exportedAt()).isNull();

        events.publishEvent(
                new MergeEvent.Completed(List.of(new Completion(newerBob, "second", Duration.ofMillis(7))), now()));
        events.publishEvent(new ExportEvent.Exported(List.of(newerBob), now()));
        assertThat(job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job().exported()).isEqualTo(2);
    }

    @Test
    void exportsCountOnceAndFailedOnesAreTold() {
        events.publishEvent(new ExportEvent.Exported(List.of(ANN), now()));
        events.publishEvent(new ExportEvent.Exported(List.of(ANN), now()));
        events.publishEvent(new ExportEvent.Failed(BOB, "refused", 1, now()));
        assertThat(job().exported()).isEqualTo(1);
        assertThat(totals.current().failedExports()).isEqualTo(1);
        assertThat(explanations.find("job", 2).orElseThrow().export().failureCode())
                .isEqualTo("refused");
        events.publishEvent(new ExportEvent.Replayed(BOB, false, now()));
        events.publishEvent(new ExportEvent.Failed(ANN, true, "refused", 1, now()));
        for (int contact : List.of(0, 2)) {
            assertThat(explanations.find("job", contact).orElseThrow().export().failureCode())
                    .as("corrected, and tried again")
                    .isNull();
        }
    }

    @Test
    void aDuplicateSharesTheFateOfTheOneItWasFoldedInto() {
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN), 1, now()));
        var duplicate = explanations.find("job", 1).orElseThrow();
        assertThat(duplicate.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(duplicate.externalCrmId()).isEqualTo("id-1");
        assertThat(duplicate.state()).isEqualTo("submitted");
        assertThat(duplicate.requests()).containsExactly("request");
        assertThat(duplicate.lineage().indexes()).containsExactly(0, 1);
    }

    @Test
    void resultsAreListedInOrderAndByOutcome() {
        assertThat(contacts.all("job")).extracting(ContactResult::index).containsExactly(0, 1, 2, 3);
        assertThat(contacts.page("job", 0, 1, new ContactFilter(Outcome.ACCEPTED, null)))
                .extracting(contact -> contact.result().externalCrmId())
                .containsExactly("id-2");
        assertThat(contacts.all("job").getLast().errors())
                .containsExactly(new Finding("email", "email_invalid", "rule"));
    }

    @Test
    void contactsAreListedByTheirState() {
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN, BOB), 1, now()));
        events.publishEvent(new MergeEvent.Failed(BOB, "refused", 1, now()));
        assertThat(contacts.page("job", -1, 10, new ContactFilter(null, EntryState.FAILED)))
                .singleElement()
                .returns("id-2", contact -> contact.result().externalCrmId())
                .returns("failed", ListedContact::state)
                .returns("refused", ListedContact::failure);
        assertThat(contacts.page("job", -1, 10, ContactFilter.ANY))
                .extracting(ListedContact::state)
                .containsExactly("submitted", null, "failed", null);
    }

    @Test
    void aContactThatIsSentAgainHasNotFailedAnyMore() {
        events.publishEvent(new MergeEvent.Failed(BOB, "refused", 1, now()));
        events.publishEvent(new MergeEvent.Replayed(BOB, now()));
        assertThat(contacts.page("job", 1, 1, ContactFilter.ANY).getFirst())
                .returns("queued", ListedContact::state)
                .returns(null, ListedContact::failure);
        assertThat(explanations.find("job", 2).orElseThrow().failureCode()).isNull();
    }

    @Test
    void jobsAreListedNewestFirstInPagesThatStayWhatTheyAre() {
        for (int i = 0; i < 5; i++) {
            // two at the same instant
            clock.advance(Duration.ofMillis(i % 2));
            jobs.add(new OutcomeCounts(1, 0, 0, 0).toJob("more-" + i, "crm", now(), "{}"));
        }
        assertThat(listed(JobFilter.ANY, JobCursor.START, 3)).containsExactly("more-4", "more-3", "more-2");
        JobCursor after = JobCursor.of(jobs.find("more-2").orElseThrow());
        clock.advance(Duration.ofMillis(1));
        jobs.add(new OutcomeCounts(1, 0, 0, 0).toJob("newest", "crm", now(), "{}"));
        assertThat(listed(JobFilter.ANY, JobCursor.read(after.text()), 9)).containsExactly("more-1", "more-0", "job");
    }

    @Test
    void jobsAreListedByStatusAndTime() {
        clock.advance(Duration.ofSeconds(1));
        Instant later = now();
        jobs.add(new OutcomeCounts(0, 0, 1, 0).toJob("ended", "crm", later, "{}"));
        assertThat(listed(JobStatus.QUEUED)).containsExactly("job");
        assertThat(listed(JobStatus.COMPLETED)).containsExactly("ended");
        events.publishEvent(new MergeEvent.Claimed("request", List.of(ANN, BOB), 1, now()));
        assertThat(listed(JobStatus.IN_PROGRESS)).containsExactly("job");
        events.publishEvent(new MergeEvent.Failed(ANN, "refused", 1, now()));
        assertThat(listed(JobStatus.COMPLETED_WITH_FAILURES)).isEmpty();
        events.publishEvent(new MergeEvent.Withdrawn(List.of(BOB), now()));
        assertThat(listed(JobStatus.COMPLETED_WITH_FAILURES)).containsExactly("job");
        assertThat(listed(new JobFilter(null, later, null, null), JobCursor.START, 9))
                .containsExactly("ended");
        assertThat(listed(new JobFilter(null, null, later, null), JobCursor.START, 9))
                .containsExactly("job");
    }

    private List<String> listed(JobStatus status) {
        return listed(new JobFilter(status, null, null, null), JobCursor.START, 9);
    }

    private List<String> listed(JobFilter filter, JobCursor after, int limit) {
        return list.page(filter, after, limit).stream().map(Job::id).toList();
    }

    @Test
    void anErasedPersonLeavesNoIdBehind() {
        contacts.erase(List.of("ann"));
        assertThat(contacts.all("job").subList(0, 2))
                .extracting(ContactResult::externalCrmId)
                .containsOnlyNulls();
        assertThat(explanations.find("job", 0).orElseThrow().subject()).isNull();
        assertThat(contacts.all("job").get(2).externalCrmId()).isEqualTo("id-2");
    }

    @Test
    void endedJobsAreDeletedOnceTheyAreOld() {
        jobs.add(new OutcomeCounts(0, 0, 0, 1).toJob("ended", "crm", now(), "{}"));
        clock.advance(Duration.ofDays(31));
        assertThat(jobs.deleteEndedBefore(now().minus(Duration.ofDays(30)), 10)).isEqualTo(1);
        assertThat(jobs.find("ended")).isEmpty();
        assertThat(jobs.find("job")).isPresent();
    }

    @Test
    void totalsAddUp() {
        assertThat(totals.current()).isEqualTo(new ServiceTotals.Totals(0, 0, 0, 0, 0));
        totals.add(3, 1, Duration.ofMillis(3));
        var both = new ServiceTotals.Totals(4, 2, 0.5, 4, 0);
        assertThat(totals.with(1, 1, Duration.ofMillis(5))).isEqualTo(both);
        totals.add(1, 1, Duration.ofMillis(5));
        assertThat(totals.current()).isEqualTo(both);
    }

    private Job job() {
        return jobs.find("job").orElseThrow();
    }

    private Instant now() {
        return clock.instant();
    }

    private static JobContact line(
            int index, Outcome outcome, @Nullable Integer duplicateOf, @Nullable String person, @Nullable Long entry) {
        List<Finding> errors =
                outcome == Outcome.REJECTED ? List.of(new Finding("email", "email_invalid", "rule")) : List.of();
        return new JobContact(
                new ContactResult(
                        index, null, "id-" + index, outcome, duplicateOf, "0123456789abcdef", errors, List.of()),
                person,
                entry,
                new ConsentRecord("granted", "gdpr_not_applicable", ""));
    }
}
