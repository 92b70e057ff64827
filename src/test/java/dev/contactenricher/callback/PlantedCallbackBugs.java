package dev.contactenricher.callback;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators of this room with one bug each, which a simulation has to find. */
public final class PlantedCallbackBugs {

    private PlantedCallbackBugs() {}

    public static class KeepsFailuresToItself extends Callbacks {
        KeepsFailuresToItself(JdbcClient jdbc, Dialect dialect, CallbackSettings settings) {
            super(jdbc, dialect, settings);
        }

        @Override
        void add(String type, String stream, String data, Instant at) {
            if (!type.equals("job.completed_with_failures")) {
                super.add(type, stream, data, at);
            }
        }
    }
}
