package dev.contactenricher.queue;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.dedup.MergePayload;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedQueueBugs {

    private PlantedQueueBugs() {}

    public static class SendsDefaultsToAll extends SealedSurvivors {
        SendsDefaultsToAll(
                Survivorship survivorship,
                MergePayload payload,
                ContentHash contentHash,
                ConsentPolicy consent,
                Vault vault,
                KeyedHash hash) {
            super(survivorship, payload, contentHash, consent, vault, hash);
        }

        @Override
        public Optional<ObjectNode> payload(Survivor survivor, Instant queuedAt, boolean held) {
            return super.payload(survivor, queuedAt, false);
        }
    }
}
