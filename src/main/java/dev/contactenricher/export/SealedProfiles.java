package dev.contactenricher.export;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps profiles encrypted at rest, and knows them again by keyed hashes. */
@Component
class SealedProfiles {

    private final Vault vault;
    private final KeyedHash hash;
    private final JsonMapper json;

    SealedProfiles(Vault vault, KeyedHash hash, JsonMapper json) {
        this.vault = vault;
        this.hash = hash;
        this.json = json;
    }

    byte[] seal(Profile profile) {
        return vault.encrypt(json.writeValueAsBytes(profile));
    }

    /** Equal for what the platform takes for the same contact: that of one external id, or of one e-mail without. */
    byte[] hash(Profile profile) {
        String externalId = profile.externalId();
        return externalId != null
                ? hash.of("export-external-id", externalId)
                : hash.of("export-email", profile.email());
    }

    Profile open(byte[] payload) {
        return json.readValue(vault.decryptBytes(payload), Profile.class);
    }
}
