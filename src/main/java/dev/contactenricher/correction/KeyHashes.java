package dev.contactenricher.correction;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.records.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys by which CXone may know a person, each as a keyed hash. */
final class KeyHashes {

    private static final int BYTES = 16;

    private final KeyedHash hash;

    KeyHashes(KeyedHash hash) {
        this.hash = hash;
    }

    List<byte[]> of(Keys keys) {
        var hashes = new ArrayList<byte[]>();
        for (byte[] key : Arrays.asList(email(keys), phone(keys), externalCrmId(keys))) {
            if (key != null) {
                hashes.add(key);
            }
        }
        return hashes;
    }

    byte @Nullable [] email(Keys keys) {
        String email = keys.email();
        return email == null ? null : hash("email", email.toLowerCase(Locale.ROOT));
    }

    byte @Nullable [] phone(Keys keys) {
        String phone = keys.phone();
        return phone == null ? null : hash("phone", phone);
    }

    byte @Nullable [] externalCrmId(Keys keys) {
        String id = keys.externalCrmId();
        return id == null ? null : hash("external_crm_id", id);
    }

    private byte[] hash(String kind, String value) {
        return Arrays.copyOf(hash.of(kind, value), BYTES);
    }
}
