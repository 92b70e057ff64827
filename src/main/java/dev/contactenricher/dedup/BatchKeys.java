package dev.contactenricher.dedup;

import dev.contactenricher.crypto.KeyedHash;

/** The keyed hashes of a batch's e-mails, phones and name beginnings. */
record BatchKeys(KeyHashes emails, KeyHashes phones, KeyHashes names) {

    BatchKeys(KeyedHash hash) {
        this(new KeyHashes(hash, "email"), new KeyHashes(hash, "phone"), new KeyHashes(hash, "name"));
    }
}
