package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of which contacts several cards were found, or cards that may belong to other persons: how many, and which contact
 * of which batch it was; never the cards' ids, which hold addresses.
 */
@Repository
class CardReports {

    private static final String NOTE = """
            INSERT INTO tenant_card_report (person_id, job_id, job_index, duplicates, doubtful, noted_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET job_id = excluded.job_id, job_index = excluded.job_index,
                duplicates = excluded.duplicates, doubtful = excluded.doubtful, noted_at = excluded.noted_at
            """;
    private static final String FORGET = "DELETE FROM tenant_card_report WHERE person_id IN (:persons)";
    private static final String LIST = """
            SELECT job_id, job_index, duplicates, doubtful FROM tenant_card_report
            ORDER BY noted_at DESC, person_id LIMIT ?
            """;
    private static final String PURGE = """
            DELETE FROM tenant_card_report WHERE person_id IN (
                SELECT person_id FROM tenant_card_report WHERE noted_at < ? LIMIT 1000)
            """;

    private final JdbcClient jdbc;
    private final JobCards jobs;
    private final People people;
    private final Dialect dialect;
    private final TenantSettings settings;
    private final ApplicationEventPublisher events;

    CardReports(
            JdbcClient jdbc,
            JobCards jobs,
            People people,
            Dialect dialect,
            TenantSettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.people = people;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    /**
     * A contact with more cards than its own one.
     *
     * @param duplicates cards of the same person, beside the one that is written
     * @param doubtful cards that may belong to another person, and were left alone
     */
    record Reported(String jobId, int index, int duplicates, int doubtful) {}

    /** What was found now, which counts once however often the contact is delivered. */
    @Transactional
    public void note(Recipient recipient, CardChoice choice) {
        if (settings.mergeCards() == TenantSettings.MergeCards.OFF || recipient.isCorrection()) {
            return;
        }
        int duplicates = choice.duplicates().size();
        Optional<JobCards.Row> known = jobs.find(recipient);
        if (known.isEmpty() && duplicates + choice.doubtful() == 0) {
            forget(List.of(recipient.personId()));
            return;
        }
        if (!people.stays(recipient.personId())) {
            return;
        }
        JobCards.Row before = known.orElse(JobCards.NONE);
        int most = Math.max(before.duplicates(), duplicates);
        boolean merges = settings.mergeCards() == TenantSettings.MergeCards.ON;
        Instant at = dialect.instant();
        list(recipient, duplicates, choice.doubtful(), at);
        change(
                recipient,
                before,
                new JobCards.Row(most, Math.max(before.doubtful(), choice.doubtful()), merges ? duplicates : most),
                at);
    }

    /** One of the duplicates is part of the card that stays. */
    @Transactional
    public void merged(Recipient recipient) {
        JobCards.Row before = jobs.find(recipient).orElse(JobCards.NONE);
        if (before.left() > 0) {
            Instant at = dialect.instant();
            var after = new JobCards.Row(before.duplicates(), before.doubtful(), before.left() - 1);
            if (people.stays(recipient.personId())) {
                list(recipient, after.left(), after.doubtful(), at);
            }
            change(recipient, before, after, at);
        }
    }

    /** For ops, of a known person that stays. */
    private void list(Recipient recipient, int duplicates, int doubtful, Instant at) {
        if (duplicates + doubtful == 0) {
            forget(List.of(recipient.personId()));
        } else {
            jdbc.sql(NOTE)
                    .params(
                            recipient.personId(),
                            recipient.jobId(),
                            recipient.index(),
                            duplicates,
                            doubtful,
                            at.toEpochMilli())
                    .update();
        }
    }

    private void change(Recipient recipient, JobCards.Row before, JobCards.Row now, Instant at) {
        jobs.save(recipient, now, at);
        String person = recipient.personId();
        String job = recipient.jobId();
        if (before.duplicates() < now.duplicates() || before.doubtful() < now.doubtful()) {
            events.publishEvent(
                    new CardEvent.Found(person, job, recipient.index(), now.duplicates(), now.doubtful(), at));
        }
        int merged = before.left() - now.left();
        if (merged > 0) {
            events.publishEvent(new CardEvent.Merged(person, job, recipient.index(), merged, at));
        }
    }

    List<Reported> latest(int most) {
        return jdbc.sql(LIST)
                .param(most)
                .query((row, number) -> new Reported(
                        row.getString("job_id"),
                        row.getInt("job_index"),
                        row.getInt("duplicates"),
                        row.getInt("doubtful")))
                .list();
    }

    void forget(List<String> persons) {
        if (!persons.isEmpty()) {
            jdbc.sql(FORGET).param("persons", persons).update();
        }
    }

    /** @return how many rows were deleted, of those of jobs, too */
    int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update() + jobs.purge(before);
    }
}
