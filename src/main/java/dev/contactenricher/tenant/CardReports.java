package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Shipment.Recipient;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of which contacts several cards were found, or cards that may be somebody else's: how many, and which contact of which
 * batch it was; never the cards' ids, which hold addresses.
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
     * @param doubtful cards that may be somebody else's, and were left alone
     */
    record Reported(String jobId, int index, int duplicates, int doubtful) {}

    /** What was found now, which counts once however often the contact is delivered. */
    @Transactional
    public void note(Recipient recipient, CardChoice choice) {
        if (settings.mergeCards() == TenantSettings.MergeCards.OFF || recipient.isCorrection()) {
            return;
        }
        int duplicates = choice.duplicates().size();
        JobCards.Row known = jobs.find(recipient).orElse(null);
        if (known == null && duplicates + choice.doubtful() == 0) {
            forget(List.of(recipient.personId()));
            return;
        }
        if (!people.stays(recipient.personId())) {
            return;
        }
        list(recipient, duplicates, choice.doubtful());
        int most = known == null ? duplicates : Math.max(known.duplicates(), duplicates);
        int doubtful = known == null ? choice.doubtful() : Math.max(known.doubtful(), choice.doubtful());
        boolean merges = settings.mergeCards() == TenantSettings.MergeCards.ON;
        var now = new JobCards.Row(most, doubtful, merges ? duplicates : most);
        jobs.save(recipient, now, dialect.now());
        tell(recipient, known, now);
    }

    /** One of the duplicates is part of the card that stays. */
    @Transactional
    public void merged(Recipient recipient) {
        JobCards.Row known = jobs.find(recipient).orElse(null);
        if (known != null && known.left() > 0) {
            var now = new JobCards.Row(known.duplicates(), known.doubtful(), known.left() - 1);
            jobs.save(recipient, now, dialect.now());
            list(recipient, now.left(), now.doubtful());
            tell(recipient, known, now);
        }
    }

    private void list(Recipient recipient, int duplicates, int doubtful) {
        if (duplicates + doubtful == 0) {
            forget(List.of(recipient.personId()));
        } else if (people.stays(recipient.personId())) {
            jdbc.sql(NOTE)
                    .params(
                            recipient.personId(),
                            recipient.jobId(),
                            recipient.index(),
                            duplicates,
                            doubtful,
                            dialect.now())
                    .update();
        }
    }

    private void tell(Recipient recipient, JobCards.@Nullable Row before, JobCards.Row now) {
        String person = recipient.personId();
        String job = recipient.jobId();
        Instant at = Instant.ofEpochMilli(dialect.now());
        if (before == null || before.duplicates() < now.duplicates() || before.doubtful() < now.doubtful()) {
            events.publishEvent(
                    new CardEvent.Found(person, job, recipient.index(), now.duplicates(), now.doubtful(), at));
        }
        int merged = before == null ? 0 : before.left() - now.left();
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

    int purge(long before) {
        return jdbc.sql(PURGE).param(before).update();
    }
}
