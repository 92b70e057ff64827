package dev.contactenricher.dedup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of a batch, with what is to be remembered of them. Keys are hashes.
 *
 * @param admitted whether something of the person was let through before
 * @param joined ids of known persons that turn out to be this one
 * @param email null when none is known
 * @param keys every e-mail and phone that the batch gives the person
 */
record Recognized(
        String id,
        boolean isNew,
        boolean admitted,
        List<String> joined,
        @Nullable Email email,
        List<Phone> phones,
        List<byte[]> keys,
        PersonGroup group) {

    record Email(byte[] hash, boolean identifies) {}

    /** @param name empty when none came with it */
    record Phone(byte[] hash, byte[] name, boolean identifies) {}
}
