package dev.contactenricher.jobs;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedJobsBugs {

    private PlantedJobsBugs() {}

    public static class FollowsNobodyWhoWasFolded extends ContactStates {
        FollowsNobodyWhoWasFolded(JdbcClient jdbc, JdbcTemplate batch) {
            super(jdbc, batch);
        }

        @Override
        void follow(long from, long into) {}
    }
}
