package dev.contactenricher.queue;

import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.dedup.MergePayload;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.SurvivorCodec;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Keeps survivors encrypted at rest; their rules are those of the rooms before. */
@Component
class SealedSurvivors implements Survivors {

    private final SurvivorCodec codec = new SurvivorCodec();
    private final Survivorship survivorship;
    private final MergePayload payload;
    private final ContentHash contentHash;
    private final ConsentPolicy consent;
    private final Vault vault;
    private final KeyedHash hash;

    SealedSurvivors(
            Survivorship survivorship,
            MergePayload payload,
            ContentHash contentHash,
            ConsentPolicy consent,
            Vault vault,
            KeyedHash hash) {
        this.survivorship = survivorship;
        this.payload = payload;
        this.contentHash = contentHash;
        this.consent = consent;
        this.vault = vault;
        this.hash = hash;
    }

    @Override
    public byte[] seal(Survivor survivor) {
        return vault.encrypt(codec.toJson(survivor));
    }

    @Override
    public Survivor open(byte[] sealed) {
        return codec.fromJson(vault.decrypt(sealed));
    }

    @Override
    public Survivor fold(Survivor older, Survivor newer) {
        return survivorship.fold(older, newer);
    }

    @Override
    public boolean losesHistory(Survivor older, Survivor newer) {
        return survivorship.losesHistory(older, newer);
    }

    @Override
    public Survivor refusing(Survivor survivor, Map<Channel, Instant> refusals) {
        return survivorship.withWithdrawals(survivor, refusals);
    }

    @Override
    public String contentHash(Survivor survivor) {
        return contentHash.of(survivor);
    }

    @Override
    public Optional<ObjectNode> payload(Survivor survivor, Instant queuedAt, boolean held) {
        if (consent.decide(survivor.contact(), survivor.pastEvidence()) instanceof Refused) {
            return Optional.empty();
        }
        boolean gdprConsent = consent.sendsGdprConsent(survivor.contact(), survivor.pastEvidence());
        return Optional.of(
                held ? payload.update(survivor, gdprConsent, queuedAt) : payload.of(survivor, gdprConsent, queuedAt));
    }

    @Override
    public String hash(String contactId) {
        return HexFormat.of().formatHex(hash.of("cxone-contact", contactId));
    }
}
