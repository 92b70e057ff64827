package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two batches bring the same new person, and the second one comes before the first one's transaction has ended. */
abstract class ConcurrentBatchesContract extends AdmissionRoom {

    private static final String NAME = ", \"first_name\": \"Ann\", \"last_name\": \"Lee\"";

    @Autowired
    TransactionTemplate transaction;

    /** Whether some transaction waits for another one. */
    abstract boolean isSomeoneWaiting();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "phone": "+1 212 555 2368"                            | "phone": "212-555-2368", "country": "US"
            "email": "ann@example.com"                            | "email": "ANN@example.com"
            "email": "ann@example.com", "phone": "+1 212 555 2368" | "phone": "+1 212 555 2368"
            "phone": "+1 212 555 2368"                            | "email": "ann@example.com", "phone": "+1 212 555 2368"
            "email": "ann@example.com", "phone": "+1 212 555 2368" | "email": "ann@example.com", "phone": "+1 212 555 2369"
            "email": "ann@example.com", "external_crm_id": "C-7"  | "phone": "+1 212 555 2368", "external_crm_id": "C-7"
            "phone": "+1 212 555 2367", "external_crm_id": "C-7"  | "phone": "+1 212 555 2368", "external_crm_id": "C-7"
            "email": "info@example.com"                           | "email": "info@example.com"
            """)
    void theyAreOnePerson(String first, String second) {
        var other = requireNonNull(transaction.execute(tx -> {
            take(contact(first, NAME));
            var coming = CompletableFuture.runAsync(() -> take(contact(second, NAME)));
            await().until(() -> coming.isDone() || isSomeoneWaiting());
            return coming;
        }));
        assertThat(other).succeedsWithin(Duration.ofSeconds(20));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_entry")
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
