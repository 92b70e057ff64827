package dev.contactenricher.people;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A key by which something may be remembered of the persons that have it.
 *
 * @param hash keyed
 * @param name the print of the name that came with it; empty where the key is one person's own, and where none came
 */
public record PersonKey(byte[] hash, byte[] name) {

    private static final byte[] NO_NAME = {};

    static PersonKey own(byte[] hash) {
        return new PersonKey(hash, NO_NAME);
    }

    /** Whether both bring names that cannot be one person's. */
    static boolean contradict(byte[] name, byte[] other) {
        return name.length > 0
                && other.length > 0
                && !Arrays.equals(name, other)
                && Pseudonyms.name(name).contradicts(Pseudonyms.name(other));
    }

    /** Equal for equal keys. */
    record Text(ByteBuffer hash, ByteBuffer name) {

        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    static Text text(byte[] hash, byte[] name) {
        return new Text(ByteBuffer.wrap(hash), ByteBuffer.wrap(name));
    }

    @Override
    public String toString() {
        return "PersonKey[…]";
    }
}
