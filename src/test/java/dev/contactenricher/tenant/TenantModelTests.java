package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.QuietRooms;
import dev.contactenricher.tenant.PlantedTenantBugs.Planted;
import dev.contactenricher.tenant.TenantModel.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seed that fails is printed with its steps; {@code -Dtenant.seed=N} replays it, {@code -Dtenant.seeds=N} plays as many. */
class TenantModelTests {

    private static final long FIRST = Long.getLong("tenant.seed", 1);
    private static final int SEEDS = Long.getLong("tenant.seed") != null ? 1 : Integer.getInteger("tenant.seeds", 80);
    private static final int SEEDS_FOR_A_BUG = 400;

    @RegisterExtension
    static final QuietRooms QUIET = new QuietRooms("merge", "tenant", "sending", "packing");

    @Test
    void aTenantHoldsWhatThePersonsSaidWhateverHappens() {
        try (var room = new TenantRoom(context -> {})) {
            for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
                var model = new TenantModel(room, seed);
                assertThat(violation(model))
                        .as("-Dtenant.seed=%d\n%s", seed, String.join("\n", model.trace()))
                        .isEmpty();
            }
        }
    }

    @Test
    void aSeedReplaysExactly() {
        try (var room = new TenantRoom(context -> {})) {
            for (long seed = 1; seed <= 3; seed++) {
                var first = new TenantModel(room, seed);
                violation(first);
                var again = new TenantModel(room, seed);
                violation(again);
                assertThat(again.trace()).isEqualTo(first.trace());
            }
        }
    }

    static List<Planted> plantedBugs() {
        return PlantedTenantBugs.all();
    }

    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(Planted planted) {
        try (var room = new TenantRoom(context -> {
            context.removeBeanDefinition(planted.bean());
            context.registerBeanDefinition(planted.bean(), planted.bug());
        })) {
            assertThat(firstViolation(room)).isIn(planted.breaks());
        }
    }

    private static @Nullable Promise firstViolation(TenantRoom room) {
        for (long seed = 1; seed <= SEEDS_FOR_A_BUG; seed++) {
            try {
                new TenantModel(room, seed).run();
            } catch (TenantModel.Violation e) {
                return e.promise;
            }
        }
        return null;
    }

    private static String violation(TenantModel model) {
        try {
            model.run();
            return "";
        } catch (TenantModel.Violation e) {
            return e.toString();
        }
    }
}
