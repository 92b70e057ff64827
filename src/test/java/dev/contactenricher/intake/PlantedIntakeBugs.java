package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.dedup.ContentHash;
import dev.contactenricher.dedup.People;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.merge.Cancelling.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedIntakeBugs {

    private PlantedIntakeBugs() {}

    public static class FollowsNobodyWhoWasFolded extends ContactStates {
        FollowsNobodyWhoWasFolded(JdbcClient jdbc, JdbcTemplate batch) {
            super(jdbc, batch);
        }

        @Override
        void follow(long from, long into) {}
    }

    public static class CancelsWhatOthersWant extends CancelledContacts {
        CancelsWhatOthersWant(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        Map<Long, Origin> others(String jobId, Collection<Long> entries) {
            return Map.of();
        }
    }

    public static class BelievesInTheFuture extends PersonDecisions {
        BelievesInTheFuture(People people, ConsentPolicy policy, Survivorship survivorship, ContentHash contentHash) {
            super(people, policy, survivorship, contentHash);
        }

        @Override
        Decisions decide(ReadBatch batch, Instant received) {
            return super.decide(batch, received.plus(Duration.ofDays(1)));
        }
    }

    public static class HearsNoRejectedContact extends PersonDecisions {
        HearsNoRejectedContact(
                People people, ConsentPolicy policy, Survivorship survivorship, ContentHash contentHash) {
            super(people, policy, survivorship, contentHash);
        }

        @Override
        Decisions decide(ReadBatch batch, Instant received) {
            var rest = new ReadBatch(batch.source(), batch.contacts(), batch.readable(), batch.indexes(), List.of());
            return super.decide(rest, received);
        }
    }
}
