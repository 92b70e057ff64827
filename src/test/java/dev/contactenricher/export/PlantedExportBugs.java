package dev.contactenricher.export;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
}
