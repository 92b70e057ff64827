package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.export.PlantedExportBugs.BelievesWhoeverRefusedWasTold;
import dev.contactenricher.export.PlantedExportBugs.CountsTheFirstFailure;
import dev.contactenricher.export.PlantedExportBugs.ForgetsDeadLettersInTime;
import dev.contactenricher.export.PlantedExportBugs.ForgetsWhomItTold;
import dev.contactenricher.export.PlantedExportBugs.GivesWayToNothing;
import dev.contactenricher.export.PlantedExportBugs.StopsNoExport;
import dev.contactenricher.merge.PlantedBugs.Planted;
import dev.contactenricher.store.QuietRooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is handed over, whatever happens meanwhile. {@code -Dexports.first=N} says with which seed to begin, and
 * {@code -Dexports.seeds=N} how many to play.
 */
class ExportScheduleTests {

    private static final long FIRST = Long.getLong("exports.first", 1);
    private static final int SEEDS = Integer.getInteger("exports.seeds", 20);
    private static final int SEEDS_FOR_A_BUG = 40;
    private static final int SEEDS_OF_A_NIGHT = 1_000;

    /** Nothing is quiet, lest a line that tells of a person be missed. */
    @RegisterExtension
    static final QuietRooms QUIET = new QuietRooms();

    @Test
    void everyPromiseHoldsInEverySchedule() {
        assertEveryPromiseHolds(SEEDS);
    }

    @Test
    @Tag("long")
    void everyPromiseHoldsInAThousandSchedules() {
        assertEveryPromiseHolds(SEEDS_OF_A_NIGHT);
    }

    static List<Planted> plantedBugs() {
        return List.of(
                new Planted(StopsNoExport.class, Promise.NO_EXPORT_AFTER_WITHDRAWAL),
                new Planted(ForgetsWhomItTold.class, Promise.REFUSALS_ARE_PASSED_ON),
                new Planted(GivesWayToNothing.class, Promise.NEWEST_NEWS_LAST).from(30),
                new Planted(BelievesWhoeverRefusedWasTold.class, Promise.NO_EXPORT_AFTER_WITHDRAWAL).from(5),
                new Planted(CountsTheFirstFailure.class, Promise.OUTAGES_COST_NO_ATTEMPTS),
                new Planted(ForgetsDeadLettersInTime.class, Promise.NOTHING_IS_LOST).from(6));
    }

    @ParameterizedTest
    @MethodSource("plantedBugs")
    void aPlantedBugIsFound(Planted planted) {
        Violation found = null;
        try (var house = new ExportHouse(planted)) {
            for (long seed = planted.from(); found == null && seed < planted.from() + SEEDS_FOR_A_BUG; seed++) {
                try {
                    new ExportSchedule(house, seed).run();
                } catch (Violation e) {
                    found = e;
                }
            }
        }
        assertThat(found).isNotNull();
        assertThat(found.promise()).isIn(planted.breaks());
    }

    private static void assertEveryPromiseHolds(int seeds) {
        List<String> broken = new ArrayList<>();
        try (var house = new ExportHouse(null)) {
            for (long seed = FIRST; seed < FIRST + seeds; seed++) {
                var schedule = new ExportSchedule(house, seed);
                try {
                    schedule.run();
                } catch (RuntimeException e) {
                    broken.add("%s%nReplay with -Dexports.first=%d -Dexports.seeds=1%n%s"
                            .formatted(e, seed, String.join("\n", schedule.trace())));
                    break;
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
