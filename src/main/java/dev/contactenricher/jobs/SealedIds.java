package dev.contactenricher.jobs;

import dev.contactenricher.crypto.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Encrypts what leads from a result back to a person: the CRM's own id and the deduplication hash. */
@Component
class SealedIds {

    private static final char SEPARATOR = '\n';

    private final Vault vault;

    SealedIds(Vault vault) {
        this.vault = vault;
    }

    record Ids(@Nullable String externalCrmId, @Nullable String deduplicationHash) {
        static final Ids NONE = new Ids(null, null);
    }

    byte @Nullable [] seal(@Nullable String externalCrmId, @Nullable String deduplicationHash) {
        if (externalCrmId == null && deduplicationHash == null) {
            return null;
        }
        String hash = deduplicationHash == null ? "" : deduplicationHash;
        return vault.encrypt(externalCrmId == null ? hash : hash + SEPARATOR + externalCrmId);
    }

    Ids open(byte @Nullable [] sealed) {
        if (sealed == null) {
            return Ids.NONE;
        }
        String text = vault.decrypt(sealed);
        int end = text.indexOf(SEPARATOR);
        String hash = end < 0 ? text : text.substring(0, end);
        return new Ids(end < 0 ? null : text.substring(end + 1), hash.isEmpty() ? null : hash);
    }
}
