package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.proof.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain of hashes, its checkpoints, and what expires without breaking it. */
abstract class AuditChainContract extends TrailRoom {

    @Autowired
    AuditProof proof;

    @Autowired
    Chain chain;

    @Autowired
    Notary notary;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    DetailsRetention retention;

    @Autowired
    AuditSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theChainHasNoGapAndVerifies() {
        append(2_500);
        sealer.seal();
        assertThat(trail())
                .extracting(AuditEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_500).boxed().toList());
        assertThat(proof.verify())
                .isEqualTo(new Verification.Valid(2_500, trail().getLast().hash(), null));
    }

    /** As what comes round every minute does, which finds nothing to do: a trail without a checkpoint is not valid. */
    @Test
    void aChainThatWasLookedAtBeforeItBeganBeginsWithACheckpointToo() {
        assertThat(chain.extend(1)).isZero();
        retention.expire();
        append(1);
        sealer.seal();
        assertThat(checkpoints.newest()).isPresent();
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void severalSealersAtOnceMakeOneChain() throws Exception {
        append(300);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < 30; n++) {
                        append(5);
                        chain.extend(7);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        sealer.seal();
        assertThat(entries.oldestUnchained()).isEmpty();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Valid.class,
                        valid -> assertThat(valid.entries()).isEqualTo(900));
    }

    @Test
    void aChainExtendedByAnotherIsNotOverwritten(@Autowired ChainHead heads) {
        append(2);
        sealer.seal();
        var stale = new ChainHead.Head(1, new byte[32], 0, 0, Instant.EPOCH);
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.executeWithoutResult(
                        status -> heads.move(stale, new AuditEntries.Place(2, new byte[32]))));
    }

    @Test
    void aChangeInTheDatabaseIsFound() {
        append(5);
        sealer.seal();
        jdbc.sql("UPDATE audit_entry SET actor = 'ops' WHERE sequence = 3").update();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(3));
    }

    @Test
    void aTailCutInTheDatabaseIsFoundByTheCheckpoint() {
        append(5);
        sealer.seal();
        notary.sign();
        jdbc.sql("DELETE FROM audit_entry WHERE sequence > 3").update();
        jdbc.sql("UPDATE audit_head SET sequence = 3, hash = (SELECT lower(:hash))")
                .param("hash", trail().get(2).hash())
                .update();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(4));
    }

    @Test
    void aCheckpointIsSignedOnlyWhenThereIsNews() {
        notary.sign();
        assertThat(checkpoints.before(Long.MAX_VALUE, 10)).isEmpty();
        append(3);
        sealer.seal();
        notary.sign();
        notary.sign();
        append(1);
        notary.signTheEnd();
        assertThat(checkpoints.before(Long.MAX_VALUE, 10))
                .extracting(dated -> dated.checkpoint().size())
                .containsExactly(4L, 3L);
    }

    @Test
    void detailsExpireAndTheTrailSaysSo() {
        append(3);
        sealer.seal();
        clock.advance(settings.retention().minusDays(1));
        append(1);
        sealer.seal();
        appendUnchained();
        clock.advance(Duration.ofDays(2));
        retention.expire();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        assertThat(trail()).as("not before the announcement is chained").allMatch(entry -> entry.details() != null);
        sealer.seal();
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        clock.advance(Duration.ofHours(1));
        retention.expire();
        retention.expire();
        sealer.seal();

        assertThat(trail())
                .extracting(entry -> entry.details() == null)
                .containsExactly(true, true, true, false, false, false);
        assertThat(trail())
                .extracting(entry -> entry.detailsSalt() == null)
                .containsExactly(true, true, true, false, false, false);
        assertThat(trail().getLast().action()).isEqualTo("details_expired");
        assertThat(details(trail().getLast())).isEqualTo(json.readTree("{\"from_sequence\": 1, \"to_sequence\": 3}"));
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);

        clock.advance(settings.retention().plusDays(1));
        retention.expire();
        sealer.seal();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        assertThat(trail()).filteredOn(entry -> entry.details() != null).hasSize(1);
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        assertThat(reader.page(reader.traversal(new AuditFilter(null, null, null, JOB, null)), 100)
                        .entries())
                .as("job_id still finds them")
                .hasSize(5);
    }

    @Test
    void whoBeganToReadBeforeAnExpiryStillFindsTheDetails() {
        append(3);
        sealer.seal();
        clock.advance(settings.retention().plusDays(1));
        Traversal begun = reader.traversal(AuditFilter.ALL);
        retention.expire();
        sealer.seal();
        clock.advance(Duration.ofMinutes(59));
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() != null);
        clock.advance(Duration.ofMinutes(1));
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() == null);
    }
}
