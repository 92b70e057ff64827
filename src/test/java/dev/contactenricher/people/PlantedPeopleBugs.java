package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedPeopleBugs {

    private PlantedPeopleBugs() {}

    public static class RemembersNoWithdrawal extends Withdrawals {
        RemembersNoWithdrawal(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        void remember(List<Map.Entry<PersonKey, Map<Channel, Instant>>> withdrawals) {}
    }
}
