package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnPostgres
@TestPropertySource(properties = "test.store.keeps-promises=true")
class PostgresJobsTests extends JobsContract {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoStandsStillAfterCountingInAJobHoldsUpOthersForLittle() {
        var patience = new ArrayList<String>();
        transaction.executeWithoutResult(tx -> {
            var ann = new EntryRef(11, "ann", "job", 0);
            events.publishEvent(new MergeEvent.Claimed("request", List.of(ann), 1, Instant.EPOCH));
            patience.add(idleTimeout());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    patience.add(idleTimeout());
                }
            });
        });
        assertThat(patience).last().isEqualTo("2s").isNotEqualTo(patience.getFirst());
    }

    @Test
    void whoStandsStillAfterCountingInTheTotalsHoldsUpOthersForLittle() {
        String patience = transaction.execute(tx -> {
            totals.add(1, 0, Duration.ZERO);
            return idleTimeout();
        });
        assertThat(patience).isEqualTo("2s");
    }

    private String idleTimeout() {
        return jdbc.sql("SHOW idle_in_transaction_session_timeout")
                .query(String.class)
                .single();
    }
}
