package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.merge.PlantedBugs.Planted;
import dev.contactenricher.merge.SimulatedStores.InMemory;
import dev.contactenricher.merge.SimulatedStores.Served;
import dev.contactenricher.store.QuietRooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The whole dispatcher, from intake to export, under a virtual clock. A seed that fails is printed with its steps;
 * {@code -Dsimulation.seed=N} replays it alone, {@code -Dsimulation.seeds=N} plays as many, from
 * {@code -Dsimulation.first=N} on.
 */
class SimulationTests {

    private static final long FIRST = Long.getLong("simulation.seed", Long.getLong("simulation.first", 1));
    private static final int SEEDS =
            Long.getLong("simulation.seed") != null ? 1 : Integer.getInteger("simulation.seeds", 300);
    private static final int SEEDS_FOR_A_BUG = 600;
    private static final int SEEDS_OF_A_NIGHT = 5_000;
    private static final int SEEDS_ON_A_SERVER = Integer.getInteger("simulation.seeds", 300);
    private static final int CORES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2);

    @RegisterExtension
    static final QuietRooms QUIET = new QuietRooms("merge", "export");

    @Test
    void everyPromiseHoldsInEverySchedule() throws InterruptedException, ExecutionException {
        assertEveryPromiseHolds(SEEDS);
    }

    @Test
    @Tag("long")
    void everyPromiseHoldsInThousandsOfSchedules() throws InterruptedException, ExecutionException {
        assertEveryPromiseHolds(SEEDS_OF_A_NIGHT);
    }

    /** What one replica does on a server; races are for {@link PostgresRaceTests}. */
    @Test
    @Tag("long")
    void everyPromiseHoldsOnAServerToo() {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        play(Served.class, new AtomicLong(FIRST), SEEDS_ON_A_SERVER, failures);
        assertThat(failures).isEmpty();
    }

    private static void assertEveryPromiseHolds(int seeds) throws InterruptedException, ExecutionException {
        var next = new AtomicLong(FIRST);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newFixedThreadPool(CORES)) {
            List<Future<?>> playing = new ArrayList<>();
            for (int i = 0; i < CORES; i++) {
                playing.add(threads.submit(() -> play(InMemory.class, next, seeds, failures)));
            }
            for (Future<?> player : playing) {
                player.get();
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void play(Class<?> store, AtomicLong next, int seeds, Queue<String> failures) {
        try (var room = new SimulatedRoom(store, context -> {})) {
            long seed = next.getAndIncrement();
            while (seed < FIRST + seeds && failures.isEmpty()) {
                var simulation = new Simulation(room, seed);
                try {
                    simulation.run();
                } catch (RuntimeException e) {
                    failures.add("%s\nReplay with -Dsimulation.seed=%d\n%s"
                            .formatted(e, seed, String.join("\n", simulation.trace())));
                }
                seed = next.getAndIncrement();
            }
        }
    }

    @Test
    void aSeedReplaysExactly() {
        try (var room = new SimulatedRoom(context -> {})) {
            for (long seed = 1; seed <= 3; seed++) {
                var first = new Simulation(room, seed);
                first.run();
                var again = new Simulation(room, seed);
                again.run();
                assertThat(again.trace()).isEqualTo(first.trace());
            }
        }
    }

    static List<Planted> plantedBugs() {
        return PlantedBugs.all();
    }

    /** By the promise that it breaks: a bug that only leads to some exception is not found. */
    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(Planted planted) {
        try (var room = new SimulatedRoom(context -> {
            context.removeBeanDefinition(planted.bean());
            context.registerBeanDefinition(planted.bean(), new RootBeanDefinition(planted.bug()));
        })) {
            assertThat(firstViolation(room, planted.from()))
                    .as("the first promise that is broken")
                    .isIn(planted.breaks());
        }
    }

    private static @Nullable Promise firstViolation(SimulatedRoom room, long from) {
        for (long seed = from; seed < from + SEEDS_FOR_A_BUG; seed++) {
            try {
                new Simulation(room, seed).run();
            } catch (Violation e) {
                return e.promise();
            }
        }
        return null;
    }
}
