package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.proof.Verification;
import org.junit.jupiter.api.Test;

class SqliteAuditChainTests extends AuditChainContract {

    @Test
    void entriesAreInTheChainAsSoonAsTheyAreCommitted() {
        append(1);
        sealer.seal();
        append(3);
        assertThat(trail()).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(entries.oldestUnchained()).isEmpty();
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void entriesBehindOneThatWaitsForItsPlaceWaitToo() {
        append(1);
        sealer.seal();
        appendUnchained();
        append(2);
        assertThat(trail()).hasSize(1);
        sealer.seal();
        append(1);
        assertThat(trail()).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        append(1);
        sealer.seal();
        transactions.executeWithoutResult(status -> {
            events.publishEvent(batch());
            status.setRollbackOnly();
        });
        append(2);
        assertThat(trail()).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
    }
}
