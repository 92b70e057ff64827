package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.jobs.JobContact.ConsentRecord;
import dev.contactenricher.jobs.JobErrors.Group;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** What went wrong with a job, by code. */
@StoreTest
@Import({
    Jobs.class,
    JobContacts.class,
    ContactStates.class,
    SealedIds.class,
    JobCounts.class,
    JobFollower.class,
    ServiceTotals.class,
    JobErrors.class
})
abstract class JobErrorsContract {

    private static final Finding EMAIL = new Finding("email", "email_invalid", "No address");
    private static final Finding SMS = new Finding("consent_to_sms", "consent_missing", "Consent is needed");
    private static final Finding CALLS = new Finding("consent_to_phone", "consent_missing", "Consent is needed");

    @Autowired
    private Jobs jobs;

    @Autowired
    private JobContacts contacts;

    @Autowired
    private JobErrors errors;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void twoJobs() {
        for (String job : List.of("job", "other")) {
            jobs.add(new OutcomeCounts(2, 0, 0, 4).toJob(job, "crm", clock.instant(), "{}"));
        }
        contacts.add(
                "job",
                List.of(
                        accepted(0, "ann", 11),
                        rejected(1, EMAIL, SMS),
                        rejected(2, SMS, CALLS),
                        rejected(3, SMS),
                        accepted(4, "bob", 12),
                        rejected(5, EMAIL)));
        contacts.add("other", List.of(rejected(0, CALLS)));
    }

    @Test
    void errorsAreGroupedByCodeAndFieldTheMostFrequentFirst() {
        assertThat(errors.of("job"))
                .startsWith(
                        new Group("consent_missing", "consent_to_sms", "Consent is needed", 3, 1),
                        new Group("email_invalid", "email", "No address", 2, 1))
                .contains(new Group("consent_missing", "consent_to_phone", "Consent is needed", 1, 2))
                .hasSize(3);
    }

    /** They are one group, and not all in the country of the first. */
    @Test
    void ofMessagesThatDifferOnlyWhatTheyShareIsSaid() {
        contacts.add("other", List.of(rejected(1, needed("DE")), rejected(2, needed("FR")), rejected(3, needed("DE"))));
        assertThat(errors.of("other"))
                .contains(new Group("consent_missing", "consent_to_sms", "Consent is needed in …", 3, 1));
    }

    @Test
    void whatWasGivenUpStandsBesideAndIsExplained() {
        for (var entry : List.of(new EntryRef(11, "ann", "job", 0), new EntryRef(12, "bob", "job", 4))) {
            events.publishEvent(new MergeEvent.Failed(entry, "refused", 1, clock.instant()));
        }
        assertThat(errors.of("job")).contains(new Group("refused", "", "CXone refused this contact", 2, 0));
        assertThat(JobErrors.explain("no_such_code")).contains("waits for an operator");
    }

    @Test
    void whatIsSentAgainIsNoErrorAnyMore() {
        var ann = new EntryRef(11, "ann", "job", 0);
        events.publishEvent(new MergeEvent.Failed(ann, "refused", 1, clock.instant()));
        events.publishEvent(new MergeEvent.Replayed(ann, clock.instant()));
        assertThat(errors.of("job")).extracting(Group::code).doesNotContain("refused");
    }

    @Test
    void aJobWithoutErrorsHasNone() {
        assertThat(errors.of("none")).isEmpty();
    }

    private static Finding needed(String country) {
        return new Finding("consent_to_sms", "consent_missing", "Consent is needed in " + country);
    }

    private static JobContact accepted(int index, String person, long entry) {
        return line(index, Outcome.ACCEPTED, person, entry, List.of());
    }

    private static JobContact rejected(int index, Finding... findings) {
        return line(index, Outcome.REJECTED, null, null, Arrays.asList(findings));
    }

    private static JobContact line(
            int index, Outcome outcome, @Nullable String person, @Nullable Long entry, List<Finding> findings) {
        return new JobContact(
                new ContactResult(index, null, "id-" + index, outcome, null, "0123456789abcdef", findings, List.of()),
                person,
                entry,
                new ConsentRecord("granted", "gdpr_not_applicable", ""));
    }
}
