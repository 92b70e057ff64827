package dev.contactenricher.export;

import dev.contactenricher.crypto.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps profiles encrypted at rest. */
@Component
class SealedProfiles {

    private final Vault vault;
    private final JsonMapper json;

    SealedProfiles(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(Profile profile) {
        return vault.encrypt(json.writeValueAsBytes(profile));
    }

    Profile open(byte[] payload) {
        return json.readValue(vault.decryptBytes(payload), Profile.class);
    }
}
