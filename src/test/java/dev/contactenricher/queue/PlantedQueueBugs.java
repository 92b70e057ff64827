package dev.contactenricher.queue;

import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.dedup.Survivor;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedQueueBugs {

    private PlantedQueueBugs() {}

    public static class SendsDefaultsToAll extends SealedSurvivors {
        SendsDefaultsToAll(ConsentPolicy consent, Vault vault, KeyedHash hash) {
            super(consent, vault, hash);
        }

        @Override
        public Optional<ObjectNode> payload(Survivor survivor, Instant queuedAt, boolean held) {
            return super.payload(survivor, queuedAt, false);
        }
    }
}
