package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.audit.PlantedAuditBugs.LosesReplays;
import dev.contactenricher.callback.PlantedCallbackBugs.KeepsFailuresToItself;
import dev.contactenricher.jobs.PlantedJobsBugs.LeavesBehindWhoGaveWay;
import dev.contactenricher.merge.PlantedBugs.Planted;
import dev.contactenricher.merge.SimulatedStores.InMemory;
import dev.contactenricher.store.LeftOut;
import dev.contactenricher.store.QuietRooms;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * What the audit trail, the callbacks and the counts tell of the simulation's schedules. {@code -Daftermath.seeds=N} plays as
 * many; {@code -Dsimulation.first=N} says from where on.
 */
class AftermathTests {

    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int SEEDS = Integer.getInteger("aftermath.seeds", 40);
    private static final int SEEDS_OF_A_NIGHT = 2_000;

    @RegisterExtension
    static final QuietRooms QUIET = new QuietRooms("merge", "export", "confirmation");

    @Test
    void whatIsToldIsWhatHappened() {
        assertAllIsTold(SEEDS);
    }

    @Test
    @Tag("long")
    void whatIsToldIsWhatHappenedInThousandsOfSchedules() {
        assertAllIsTold(SEEDS_OF_A_NIGHT);
    }

    private static void assertAllIsTold(int seeds) {
        try (var room = room(context -> {})) {
            for (long seed = FIRST; seed < FIRST + seeds; seed++) {
                assertThat(violation(room, seed))
                        .as("seed %d: -Dsimulation.first=%d -Daftermath.seeds=1", seed, seed)
                        .isNull();
            }
        }
    }

    static List<Planted> plantedBugs() {
        return List.of(
                new Planted(LeavesBehindWhoGaveWay.class, Promise.JOBS_TELL_THE_TRUTH),
                new Planted(LosesReplays.class, Promise.THE_TRAIL_TELLS_THE_TRUTH),
                new Planted(KeepsFailuresToItself.class, Promise.CALLBACKS_TELL_EACH_END_ONCE));
    }

    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(Planted planted) {
        try (var room = room(context -> {
            context.removeBeanDefinition(planted.bean());
            context.registerBeanDefinition(planted.bean(), new RootBeanDefinition(planted.bug()));
        })) {
            Violation found = null;
            for (long seed = planted.from(); found == null && seed < planted.from() + SEEDS; seed++) {
                found = violation(room, seed);
            }
            assertThat(found).isNotNull();
            assertThat(found.promise()).isIn(planted.breaks());
        }
    }

    private static @Nullable Violation violation(SimulatedRoom room, long seed) {
        var simulation = new Simulation(room, seed);
        var witness = new Witness(room);
        try {
            simulation.run(witness::look);
            witness.lookAtTheEnd();
            return null;
        } catch (Violation e) {
            return e;
        }
    }

    private static SimulatedRoom room(Consumer<AnnotationConfigApplicationContext> planting) {
        return new SimulatedRoom(
                InMemory.class,
                context -> {
                    TestPropertyValues.of("enricher.callback.url=http://127.0.0.1:9/")
                            .applyTo(context);
                    planting.accept(context);
                },
                List.of(Listeners.class));
    }

    // no @Configuration, lest other tests' scans find it
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.audit",
                "dev.contactenricher.recording",
                "dev.contactenricher.outgoing",
                "dev.contactenricher.callback"
            },
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = NotPlayed.class))
    @ConfigurationPropertiesScan({
        "dev.contactenricher.audit",
        "dev.contactenricher.outgoing",
        "dev.contactenricher.callback"
    })
    static class Listeners {}

    static final class NotPlayed extends LeftOut {

        NotPlayed() {
            super("callback.CallbackSender", "audit.AuditBeans$Room");
        }
    }
}
