package dev.contactenricher.dedup;

import dev.contactenricher.crypto.KeyedHash;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what a batch tells of who is who by keyed hashes, each made once, in hexadecimal: so it can be compared with
 * what is known, of which there is nothing else.
 */
final class Pseudonyms {

    /** 128 bits tell the keys of all people apart. */
    private static final int KEY_BYTES = 16;

    /** Enough to tell the few names of one phone apart. */
    private static final int NAME_BYTES = 4;

    private static final int WORD_PARTS = 6;
    private static final String NO_PART = "0".repeat(2 * NAME_BYTES);

    private final KeyedHash hash;
    private final Map<String, Map<String, String>> made = new HashMap<>();

    Pseudonyms(KeyedHash hash) {
        this.hash = hash;
    }

    static byte[] email(KeyedHash hash, String key) {
        return Arrays.copyOf(hash.of("email", key), KEY_BYTES);
    }

    static byte[] phone(KeyedHash hash, String e164) {
        return Arrays.copyOf(hash.of("phone", e164), KEY_BYTES);
    }

    static byte[] bytes(String pseudonym) {
        return HexFormat.of().parseHex(pseudonym);
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    Candidate of(Candidate candidate) {
        String email = candidate.email();
        String phone = candidate.phone();
        return new Candidate(
                email == null ? null : make("email", email, KEY_BYTES),
                candidate.emailKind(),
                phone == null ? null : make("phone", phone, KEY_BYTES),
                candidate.phoneIdentifies(),
                name(candidate.name()),
                null,
                0);
    }

    /** A name of pseudonyms as it is kept: its parts one after the other, nothing for an unknown name. */
    static byte[] print(Name name) {
        if (name.isUnknown()) {
            return new byte[0];
        }
        var print = new StringBuilder(4 * WORD_PARTS * NAME_BYTES);
        Stream.of(name.first(), name.last())
                .flatMap(word -> parts(word).stream())
                .map(part -> part == null ? NO_PART : part)
                .forEach(print::append);
        return bytes(print.toString());
    }

    static Name name(byte @Nullable [] print) {
        if (print == null || print.length == 0) {
            return Name.UNKNOWN;
        }
        return new Name(word(print, 0), word(print, WORD_PARTS));
    }

    private static NameWord word(byte[] print, int first) {
        return new NameWord(
                part(print, first),
                part(print, first + 1),
                part(print, first + 2),
                part(print, first + 3),
                part(print, first + 4),
                part(print, first + 5));
    }

    private static @Nullable String part(byte[] print, int part) {
        String text = HexFormat.of().formatHex(print, part * NAME_BYTES, (part + 1) * NAME_BYTES);
        return text.equals(NO_PART) ? null : text;
    }

    private static List<@Nullable String> parts(NameWord word) {
        return Arrays.asList(word.initial(), word.three(), word.four(), word.five(), word.ending(), word.letters());
    }

    private Name name(Name name) {
        return new Name(word(name.first()), word(name.last()));
    }

    private NameWord word(NameWord word) {
        return new NameWord(
                name(word.initial()),
                name(word.three()),
                name(word.four()),
                name(word.five()),
                name(word.ending()),
                name(word.letters()));
    }

    private @Nullable String name(@Nullable String part) {
        return part == null ? null : make("name", part, NAME_BYTES);
    }

    private String make(String purpose, String text, int bytes) {
        return made.computeIfAbsent(purpose, key -> new HashMap<>())
                .computeIfAbsent(text, key -> HexFormat.of().formatHex(hash.of(purpose, key), 0, bytes));
    }
}
