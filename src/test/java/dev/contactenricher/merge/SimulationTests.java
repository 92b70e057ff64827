package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.contactenricher.store.SeededIds;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The whole dispatcher under a virtual clock. A seed that fails is printed; {@code -Dsimulation.seed=N} replays it alone
 * and prints its steps.
 */
class SimulationTests {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 200);
    private static final int SEEDS_FOR_A_BUG = 300;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.contactenricher.merge");

    @BeforeAll
    static void pausesAreNoNews() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void idsAreRandomAgain() {
        LOG.setLevel(null);
        SeededIds.drawFrom(new SecureRandom());
    }

    @Test
    void everyPromiseHoldsInEverySchedule() {
        Long only = Long.getLong("simulation.seed");
        try (var room = new SimulatedRoom(context -> {})) {
            for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
                var simulation = new Simulation(room, seed);
                try {
                    simulation.run();
                } catch (RuntimeException e) {
                    fail(
                            "Seed " + seed + ": " + e.getMessage() + "\nReplay with -Dsimulation.seed=" + seed + "\n"
                                    + String.join("\n", simulation.trace()),
                            e);
                }
            }
        }
    }

    @Test
    void aSeedReplaysExactly() {
        try (var room = new SimulatedRoom(context -> {})) {
            for (long seed = 1; seed <= 5; seed++) {
                var first = new Simulation(room, seed);
                first.run();
                var again = new Simulation(room, seed);
                again.run();
                assertThat(again.trace()).isEqualTo(first.trace());
            }
        }
    }

    static Stream<Class<?>> plantedBugs() {
        return PlantedBugs.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(Class<?> bug) {
        String bean = requireNonNull(PlantedBugs.all().get(bug));
        try (var room = new SimulatedRoom(context -> {
            context.removeBeanDefinition(bean);
            context.registerBeanDefinition(bean, new RootBeanDefinition(bug));
        })) {
            assertThat(firstFailure(room)).as(bug.getSimpleName()).isNotNull();
        }
    }

    private static @Nullable String firstFailure(SimulatedRoom room) {
        for (long seed = 1; seed <= SEEDS_FOR_A_BUG; seed++) {
            try {
                new Simulation(room, seed).run();
            } catch (RuntimeException e) {
                return "seed " + seed + ": " + e.getMessage();
            }
        }
        return null;
    }
}
