package dev.contactenricher.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database from before the memory of consent and what CXone was told, with people in it, brought to today's schema. */
abstract class MemoryUpgradeContract {

    private static final String BEFORE = "13";

    private JdbcClient jdbc;

    /** Of a new database. */
    abstract String url();

    /** The dialect's words in the schema. */
    abstract Map<String, String> words();

    @BeforeEach
    void upgrade() {
        var source = new DriverManagerDataSource(url());
        jdbc = JdbcClient.create(source);
        flyway(source, BEFORE).migrate();
        job("job-1", 1_000);
        job("job-2", 2_000);
        person("ann", "a1", null);
        person("ann-too", "a2", "ann");
        person("bob", "b1", null);
        person("cem", "c1", null);
        person("dan", "d1", null);
        person("eve", "e1", null);
        contact("job-1", 0, "ann", 1, "granted", "gdpr_consent_granted", "country");
        contact("job-2", 0, "ann-too", 2, "granted", "gdpr_consent_granted", "phone");
        contact("job-1", 1, "bob", 3, "granted", "gdpr_not_applicable", "");
        contact("job-1", 2, "cem", null, "refused", "gdpr_consent_required", "address");
        contact("job-1", 3, "dan", 4, "overridden", "gdpr_consent_overridden", "country");
        contact("job-1", 4, "eve", 5, "granted", "gdpr_not_applicable", "");
        merged("ann", 2, 2_500);
        merged("bob", 3, 2_600);
        entry(4, "dan", "SUBMITTED", null);
        entry(5, "eve", "FAILED", "refused");
        jdbc.sql(
                        "INSERT INTO withdrawal (key_hash, channel, withdrawn_at) SELECT email_hash, 'EMAIL', 900 FROM person WHERE id = 'bob'")
                .update();
        flyway(source, "latest").migrate();
    }

    @Test
    void evidenceAndGrantsAreWhatTheResultsOfJobsTold() {
        assertThat(jdbc.sql(
                                "SELECT person_id, email, email_date, sms, sms_date, phone, phone_date, overridden_at FROM person_consent ORDER BY person_id")
                        .query()
                        .listOfRows())
                .extracting(row -> row.values().stream().map(String::valueOf).toList())
                .containsExactly(
                        List.of("ann", "-1", "2000", "-1", "2000", "-1", "2000", "null"),
                        List.of("cem", "null", "null", "null", "null", "null", "null", "null"),
                        List.of("dan", "null", "null", "null", "null", "null", "null", "1000"));
        assertThat(jdbc.sql("SELECT evidence FROM person_consent")
                        .query(String.class)
                        .list())
                .doesNotContain("");
    }

    @Test
    void whoWasSentAndNotSurelyRefusedIsHeldWithWhatIsKnown() {
        assertThat(jdbc.sql("SELECT person_id, taken, email, sms, phone FROM merge_told ORDER BY person_id")
                        .query()
                        .listOfRows())
                .extracting(row -> row.values().stream().map(String::valueOf).toList())
                .containsExactly(
                        List.of("ann", "2", "1", "1", "1"),
                        List.of("bob", "2", "null", "null", "null"),
                        List.of("dan", "2", "null", "null", "null"));
        assertThat(jdbc.sql("SELECT person_id FROM merge_told_key ORDER BY person_id")
                        .query(String.class)
                        .list())
                .containsExactly("ann", "bob", "dan");
    }

    @Test
    void refusalsStayUnderTheirKeysForWhateverName() {
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM withdrawal w JOIN person p ON p.email_hash = w.key_hash"
                                        + " WHERE p.id = 'bob' AND w.channel = 'EMAIL' AND w.withdrawn_at = 900 AND length(w.name_hash) = 0")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private Flyway flyway(DriverManagerDataSource source, String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(words())
                .target(target)
                .load();
    }

    private void job(String id, long receivedAt) {
        jdbc.sql(
                        "INSERT INTO job (id, actor, received_at, received, accepted, duplicates, unchanged, rejected, queued, answer_metrics)"
                                + " VALUES (?, 'crm', ?, 5, 5, 0, 0, 0, 0, '{}')")
                .params(id, receivedAt)
                .update();
    }

    private void person(String id, String email, @Nullable String absorbedBy) {
        jdbc.sql(
                        "INSERT INTO person (id, email_hash, email_identifies, absorbed_by, created_at, seen_at, admitted) VALUES (?, ?, 1, ?, 0, 0, 1)")
                .param(id)
                .param(email.getBytes(StandardCharsets.UTF_8))
                .param(absorbedBy)
                .update();
    }

    private void contact(
            String job,
            int position,
            String person,
            @Nullable Integer entry,
            String consent,
            String rule,
            String evidence) {
        jdbc.sql(
                        "INSERT INTO job_contact (job_id, position, outcome, person_id, entry_id, consent, consent_rule, evidence)"
                                + " VALUES (?, ?, 'accepted', ?, ?, ?, ?, ?)")
                .param(job)
                .param(position)
                .param(person)
                .param(entry)
                .param(consent)
                .param(rule)
                .param(evidence)
                .update();
    }

    private void merged(String person, long entry, long at) {
        jdbc.sql("INSERT INTO merge_person (person_id, entry_id, content_hash, merged_at) VALUES (?, ?, '', ?)")
                .params(person, entry, at)
                .update();
    }

    private void entry(long id, String person, String state, @Nullable String failure) {
        jdbc.sql(
                        "INSERT INTO merge_entry (id, person_id, job_id, job_index, state, lane, turn, content_hash, created_at, failure_code)"
                                + " VALUES (?, ?, 'job-1', 3, ?, 0, 0, '', 1000, ?)")
                .param(id)
                .param(person)
                .param(state)
                .param(failure)
                .update();
    }
}
