package dev.contactenricher.export;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedExportBugs {

    private PlantedExportBugs() {}

    public static class StopsNoExport extends ItemsOfPersons {
        StopsNoExport(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        int stop(Collection<String> persons, Instant at) {
            return 0;
        }
    }

    public static class ForgetsWhomItTold extends ExportedPersons {
        ForgetsWhomItTold(JdbcClient jdbc, JdbcTemplate batch, SealedProfiles profiles) {
            super(jdbc, batch, profiles);
        }

        @Override
        List<ExportedPerson> of(Collection<String> persons) {
            return List.of();
        }
    }

    public static class GivesWayToNothing extends ExportedPersons {

        GivesWayToNothing(JdbcClient jdbc, JdbcTemplate batch, SealedProfiles profiles) {
            super(jdbc, batch, profiles);
        }

        @Override
        List<ExportItem> overtaken(List<ExportItem> items) {
            return List.of();
        }
    }

    public static class BelievesWhoeverRefusedWasTold extends UntoldProfiles {

        BelievesWhoeverRefusedWasTold(
                JdbcClient jdbc, ItemsOfPersons items, Dialect dialect, ApplicationEventPublisher events) {
            super(jdbc, items, dialect, events);
        }

        @Override
        void on(NotTaken call) {}
    }

    public static class CountsTheFirstFailure extends ExportBatches {

        CountsTheFirstFailure(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        void add(String id, long successes, Instant now) {
            super.add(id, -1, now);
        }
    }

    public static class ForgetsDeadLettersInTime extends ItemsOfPersons {

        private final JdbcClient jdbc;

        ForgetsDeadLettersInTime(JdbcClient jdbc) {
            super(jdbc);
            this.jdbc = jdbc;
        }

        @Override
        int purge(Instant before) {
            return jdbc.sql("DELETE FROM export_item WHERE finished_at < ?")
                    .param(before.toEpochMilli())
                    .update();
        }
    }
}
