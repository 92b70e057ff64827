package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas that were started at once on an empty PostgreSQL; {@link FaultsIT} at its smallest. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("long")
class ReplicasIT {

    private static final Executor VIRTUAL = Thread.ofVirtual()::start;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONTACTS = 800;

    @TempDir
    static Path data;

    private Cluster cluster;

    @BeforeAll
    void start() {
        cluster = new Cluster(2, 20, Duration.ofSeconds(5), data);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @AfterEach
    void theLimitWasKeptAndTheAuditChainIsWhole() {
        assertThat(cluster.cxone.throttled()).isZero();
        assertThat(cluster.auditChainIsWhole()).isTrue();
    }

    @Test
    void nothingIsLostOrMergedTwiceWhenOneStandsStillAndTheOtherDies() {
        var jobs = CompletableFuture.supplyAsync(() -> cluster.submit(0, CONTACTS, 100), VIRTUAL);

        awaitMerges(3);
        cluster.replicas.get(0).pause();
        awaitInstant(Instant.now().plus(Cluster.LEASE).plusSeconds(1));
        cluster.replicas.get(0).resume();
        awaitMerges(8);
        cluster.replicas.get(1).kill();
        cluster.replicas.get(1).startAgain();

        cluster.awaitCompleted(jobs.join());
        assertThat(cluster.requestIds())
                .hasSizeGreaterThanOrEqualTo(CONTACTS)
                .allSatisfy((contact, requestIds) -> assertThat(requestIds).hasSize(1));
    }

    @Test
    void whoeverIsPausedPastItsLeaseCannotWriteItsResult() {
        EnricherProcess sender = cluster.replicas.get(0);
        EnricherProcess other = cluster.replicas.get(1);
        int number = CONTACTS + 1;
        cluster.cxone.answersAfter(Duration.ofSeconds(1));

        other.pause();
        String job = cluster.directly(0).submit(People.range(number, number + 1));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !sends(number).isEmpty());
        sender.pause();
        other.resume();
        await().atMost(PATIENCE).until(() -> sends(number).size() == 2);
        cluster.awaitCompleted(List.of(job));
        sender.resume();
        sender.awaitReadiness();

        awaitInstant(Instant.now().plus(Cluster.LEASE));
        assertThat(sends(number))
                .extracting(SeenMerge::requestId)
                .hasSize(2)
                .containsOnly(sends(number).getFirst().requestId());
        assertThat(cluster.directly(0).job(job).path("merged").asInt()).isOne();
        assertThat(cluster.auditEntries(job, "merge_completed")).isOne();
        cluster.cxone.answersAfter(Duration.ofMillis(20));
    }

    private List<SeenMerge> sends(int number) {
        return cluster.cxone.merges().stream()
                .filter(merge -> merge.externalIds().contains(People.externalId(number)))
                .toList();
    }

    private void awaitMerges(int more) {
        int before = cluster.cxone.acceptedMerges().size();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> cluster.cxone.acceptedMerges().size() >= before + more);
    }

    private static void awaitInstant(Instant instant) {
        await().atMost(PATIENCE).until(() -> !Instant.now().isBefore(instant));
    }
}
