package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.SeenMerge;
import dev.contactenricher.standin.StandInMarketing.Exported;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas, of which one dies or stands still every twenty seconds, and a database whose connections are cut and that
 * restarts meanwhile.
 */
@Tag("long")
class FaultsIT {

    /** Fewer need less of the processor: {@code -Dfaults.chunk=10} shows what the faults cost where that is scarce. */
    private static final int CHUNK = Integer.getInteger("faults.chunk", 50);

    private static final int REQUESTS = 400;
    private static final int CONTACTS = REQUESTS * CHUNK;
    private static final int CALLERS = 4;
    private static final int BATCH = 500;
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(20);
    private static final Duration PAUSE = Cluster.LEASE.plusSeconds(8);

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger notReady = new AtomicInteger();
    private final AtomicInteger withoutWork = new AtomicInteger();

    @Test
    void nothingIsLostNorMergedTwiceAndTheBudgetIsUsedWhateverFails(@TempDir Path data) {
        var use = new BudgetUse(LIMIT, WINDOW);
        var settings = Map.of("CXONE_CHUNK_SIZE", Integer.toString(CHUNK));
        try (var cluster = new Cluster(3, LIMIT, WINDOW, data, replica -> settings);
                var up = new UpTime(() -> canSend(cluster), use)) {
            Executor virtual = Thread.ofVirtual()::start;
            // several, as whoever waits for a replica that stands still must not leave the others without work
            var callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(
                            () -> cluster.submit(caller * CONTACTS / CALLERS, (caller + 1) * CONTACTS / CALLERS, BATCH),
                            virtual))
                    .toList();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !cluster.cxone.merges().isEmpty());

            var faults = faults(cluster);
            var beside = List.<Runnable>of(cluster.database::cut, cluster.postgres::restart);
            var next = Instant.now();
            int fault = 0;
            while (!allAreSent(cluster)) {
                if (fault % 3 == 1) {
                    // while the replica stands still, or the one that was killed starts
                    var unused = CompletableFuture.runAsync(beside.get(fault / 3 % beside.size()), virtual);
                }
                faults.get(fault++ % faults.size()).run();
                next = next.plus(BETWEEN_FAULTS);
                awaitInstant(cluster, next);
            }
            up.stop();
            callers.forEach(jobs -> cluster.awaitCompleted(jobs.join()));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(exported(cluster)).hasSize(CONTACTS));

            double used = use.share(cluster.cxone.merges());
            report(cluster, fault, used, up.total());
            assertThat(cluster.requestIds())
                    .hasSize(CONTACTS)
                    .allSatisfy((contact, requestIds) -> assertThat(requestIds).hasSize(1));
            assertThat(cluster.cxone.throttled()).isZero();
            assertThat(used).isGreaterThanOrEqualTo(0.9);
            assertThat(cluster.auditChainIsWhole()).isTrue();
        }
    }

    private static List<Runnable> faults(Cluster cluster) {
        return List.of(
                () -> killed(cluster, 0),
                () -> paused(cluster, 1),
                () -> killed(cluster, 2),
                () -> paused(cluster, 0),
                () -> killed(cluster, 1),
                () -> paused(cluster, 2));
    }

    private static void killed(Cluster cluster, int replica) {
        cluster.replicas.get(replica).kill();
        cluster.replicas.get(replica).launchAgain();
    }

    private static void paused(Cluster cluster, int replica) {
        cluster.replicas.get(replica).pause();
        awaitInstant(cluster, Instant.now().plus(PAUSE));
        cluster.replicas.get(replica).resume();
    }

    private static void awaitInstant(Cluster cluster, Instant instant) {
        await().atMost(BETWEEN_FAULTS.multipliedBy(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !Instant.now().isBefore(instant) || allAreSent(cluster));
    }

    private static boolean allAreSent(Cluster cluster) {
        // the look at each contact takes its time, which the service needs
        return cluster.cxone.acceptedMerges().size() >= REQUESTS
                && cluster.requestIds().size() == CONTACTS;
    }

    private static Set<String> exported(Cluster cluster) {
        return cluster.marketing.exported().stream().map(Exported::externalId).collect(Collectors.toSet());
    }

    /**
     * The budget counts while some replica runs and says that it is ready, which takes the database, and while a full
     * request waits in the queue. All of it counts then: also the first seconds after a fault, cold starts, and the
     * permits that whoever died or stands still is taken to have used.
     */
    private boolean canSend(Cluster cluster) {
        boolean isReady = cluster.replicas.stream().anyMatch(EnricherProcess::isUp);
        boolean hasWork = cluster.waiting() >= CHUNK;
        looks.incrementAndGet();
        if (!isReady) {
            notReady.incrementAndGet();
        } else if (!hasWork) {
            withoutWork.incrementAndGet();
        }
        return isReady && hasWork;
    }

    private void report(Cluster cluster, int faults, double used, Duration up) {
        var merges = cluster.cxone.merges();
        System.out.printf(
                "%d contacts, %d faults: %d merged, %d under two ids, %d requests of which %d repeats, fullest window %d of"
                        + " %d, refused by the limit %d, budget used %.1f %% of the %d s of %d in which it could be (of %d looks no replica was ready at %d, and no full request waited at %d), audit chain whole %s, deadlocks %d%n",
                CONTACTS,
                faults,
                cluster.requestIds().size(),
                cluster.requestIds().values().stream()
                        .filter(ids -> ids.size() > 1)
                        .count(),
                merges.size(),
                merges.size()
                        - merges.stream().map(SeenMerge::requestId).distinct().count(),
                fullestWindow(merges),
                LIMIT,
                cluster.cxone.throttled(),
                100 * used,
                up.toSeconds(),
                Duration.between(merges.getFirst().at(), merges.getLast().at()).toSeconds(),
                looks.get(),
                notReady.get(),
                withoutWork.get(),
                cluster.auditChainIsWhole(),
                cluster.deadlocks());
    }

    private static int fullestWindow(List<SeenMerge> merges) {
        return IntStream.range(0, merges.size())
                .map(first -> (int) merges.stream()
                        .skip(first)
                        .takeWhile(merge ->
                                merge.at().isBefore(merges.get(first).at().plus(WINDOW)))
                        .count())
                .max()
                .orElse(0);
    }
}
