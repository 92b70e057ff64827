package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import dev.contactenricher.people.HashedBatch;
import dev.contactenricher.people.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedIntakeBugs {

    private PlantedIntakeBugs() {}

    public static class BelievesInTheFuture extends PersonDecisions {
        BelievesInTheFuture(People people, ConsentPolicy policy, Survivorship survivorship, ContentHash contentHash) {
            super(people, policy, survivorship, contentHash);
        }

        @Override
        Decisions decide(ReadBatch batch, Preparation.Prepared prepared, Instant received) {
            return super.decide(batch, prepared, received.plus(Duration.ofDays(1)));
        }
    }

    public static class HearsNoRejectedContact extends PersonDecisions {
        HearsNoRejectedContact(
                People people, ConsentPolicy policy, Survivorship survivorship, ContentHash contentHash) {
            super(people, policy, survivorship, contentHash);
        }

        @Override
        Decisions decide(ReadBatch batch, Preparation.Prepared prepared, Instant received) {
            var rest = new ReadBatch(
                    batch.request(), batch.contacts(), batch.lines(), batch.readable(), batch.indexes(), List.of());
            HashedBatch hashed = prepared.hashed();
            var unheard = new HashedBatch(hashed.contacts(), hashed.candidates(), List.of(), List.of());
            return super.decide(rest, new Preparation.Prepared(unheard, prepared.contents()), received);
        }
    }
}
