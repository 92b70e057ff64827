package dev.contactenricher.jobs;

import dev.contactenricher.queue.WaitingEntries.Origin;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedJobsBugs {

    private PlantedJobsBugs() {}

    public static class CancelsWhatOthersWant extends CancelledContacts {
        CancelsWhatOthersWant(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        Map<Long, Origin> others(String jobId, Collection<Long> entries) {
            return Map.of();
        }
    }

    public static class FollowsNobodyWhoWasFolded extends ContactStates {
        FollowsNobodyWhoWasFolded(JdbcClient jdbc, JdbcTemplate batch) {
            super(jdbc, batch);
        }

        @Override
        void follow(long from, long into) {}
    }

    public static class LeavesBehindWhoGaveWay extends ContactStates {
        LeavesBehindWhoGaveWay(JdbcClient jdbc, JdbcTemplate batch) {
            super(jdbc, batch);
        }

        @Override
        SortedMap<String, Integer> catchUp(long from, long into) {
            follow(from, into);
            return new TreeMap<>();
        }
    }
}
