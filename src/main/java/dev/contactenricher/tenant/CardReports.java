package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Shipment.Recipient;
import dev.contactenricher.store.Dialect;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Of which contacts several cards were found, or cards that may be somebody else's: how many, and which contact of which
 * batch it was; never the cards' ids, which hold addresses.
 */
@Component
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
    private final Dialect dialect;
    private final TenantSettings settings;
    private final TransactionOperations transaction;

    CardReports(JdbcClient jdbc, Dialect dialect, TenantSettings settings, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * A contact with more cards than its own one.
     *
     * @param duplicates cards of the same person, beside the one that is written
     * @param doubtful cards that may be somebody else's, and were left alone
     */
    record Reported(String jobId, int index, int duplicates, int doubtful) {}

    void note(Recipient recipient, CardChoice choice) {
        int duplicates = choice.duplicates().size();
        if (settings.mergeCards() == TenantSettings.MergeCards.OFF
                || recipient.isCorrection()
                || duplicates + choice.doubtful() == 0) {
            return;
        }
        long now = dialect.now();
        transaction.executeWithoutResult(tx -> jdbc.sql(NOTE)
                .params(recipient.personId(), recipient.jobId(), recipient.index(), duplicates, choice.doubtful(), now)
                .update());
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
