package dev.contactenricher.people;

import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.Candidate.CrmPart;
import dev.contactenricher.identity.Candidate.EmailPart;
import dev.contactenricher.identity.Candidate.PhonePart;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.FirstName;
import dev.contactenricher.identity.GivenNames;
import dev.contactenricher.identity.LastName;
import dev.contactenricher.identity.Name;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces all in a batch that identifies a person by keyed hashes, each made once, in hexadecimal: so it can be compared
 * with what is known, of which there is nothing else.
 */
final class Pseudonyms {

    /** 128 bits tell the keys of all people apart. */
    private static final int KEY_BYTES = 16;

    /** Enough to tell the sources of one id apart. */
    private static final int SOURCE_BYTES = 4;

    /** Enough to tell the few names of one phone apart. */
    private static final int NAME_BYTES = 4;

    private static final int FIRST_PARTS = 6 + GivenNames.MOST_MEANT;
    private static final int WORDS = FIRST_PARTS + 6;
    private static final int PRINT_BYTES = (WORDS + 1) * NAME_BYTES;

    /** How long prints of a release were that did not know swapped names: all parts but the last. */
    private static final int SHORTER_PRINT_BYTES = WORDS * NAME_BYTES;

    private static final String NO_PART = "0".repeat(2 * NAME_BYTES);

    private final KeyedHash hash;
    private final Map<String, Map<String, String>> made = new HashMap<>();

    Pseudonyms(KeyedHash hash) {
        this.hash = hash;
    }

    static byte[] email(KeyedHash hash, String key) {
        return Arrays.copyOf(hash.of("email", key), KEY_BYTES);
    }

    static byte[] phone(KeyedHash hash, String key) {
        return Arrays.copyOf(hash.of("phone", key), KEY_BYTES);
    }

    /** The hash of a phone, and the one that an earlier release may have kept for it. */
    static List<byte[]> phones(KeyedHash hash, String key) {
        String former = PhoneKeys.otherWriting(key);
        return former == null ? List.of(phone(hash, key)) : List.of(phone(hash, key), phone(hash, former));
    }

    /** The hash of an external id, whatever its source. */
    static byte[] crmId(KeyedHash hash, String externalCrmId) {
        return Arrays.copyOf(hash.of("crm", externalCrmId), KEY_BYTES);
    }

    /** The hash of an external id, and behind it that of its source, so that the id can be found without its source. */
    private static String crmIdOfSource(String crmId, Pseudonyms pseudonyms) {
        int end = crmId.indexOf(Candidate.SEPARATOR);
        return pseudonyms.make("crm", crmId.substring(end + 1), KEY_BYTES)
                + pseudonyms.make("source", crmId.substring(0, end), SOURCE_BYTES);
    }

    /**
     * The keys by which something may be remembered of a person. An e-mail of one's own needs no name beside
     * it.
     */
    static List<PersonKey> keys(Candidate candidate, EmailKind kind) {
        List<PersonKey> keys = new ArrayList<>(3);
        byte[] name = print(candidate.name());
        if (candidate.email() != null && kind != EmailKind.PLACEHOLDER) {
            byte[] email = bytes(candidate.email());
            keys.add(kind == EmailKind.OWN ? PersonKey.own(email) : new PersonKey(email, name));
        }
        if (candidate.phone() != null && candidate.phoneIdentifies()) {
            keys.add(new PersonKey(bytes(candidate.phone()), name));
        }
        if (candidate.crmId() != null) {
            keys.add(new PersonKey(bytes(candidate.crmId()), name));
        }
        return keys;
    }

    /** Greater than everything that begins with these bytes; a keyed hash is never all ones. */
    static byte[] next(byte[] hash) {
        byte[] next = new BigInteger(1, hash).add(BigInteger.ONE).toByteArray();
        var padded = new byte[hash.length];
        int length = Math.min(next.length, padded.length);
        System.arraycopy(next, next.length - length, padded, padded.length - length, length);
        return padded;
    }

    static byte[] idWithoutSource(String crmId) {
        return Arrays.copyOf(bytes(crmId), KEY_BYTES);
    }

    /** What else may be remembered of the phone: by its number without the extension, or by an earlier release. */
    static List<PersonKey> otherPhones(Candidate candidate) {
        return Stream.of(candidate.line(), candidate.formerPhone())
                .filter(other -> other != null && candidate.phoneIdentifies())
                .map(other -> new PersonKey(bytes(other), print(candidate.name())))
                .toList();
    }

    /** The key, and that of an external id without its source. */
    static Stream<PersonKey> lookUps(PersonKey key) {
        return key.hash().length == KEY_BYTES
                ? Stream.of(key)
                : Stream.of(key, new PersonKey(Arrays.copyOf(key.hash(), KEY_BYTES), key.name()));
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
        String crmId = candidate.crmId();
        return new Candidate(
                new EmailPart(email == null ? null : make("email", email, KEY_BYTES), candidate.emailKind()),
                new PhonePart(
                        phone(phone),
                        phone(candidate.line()),
                        phone(candidate.formerPhone()),
                        candidate.phoneIdentifies()),
                new CrmPart(crmId == null ? null : crmIdOfSource(crmId, this), candidate.crmIdentifies()),
                name(candidate.name()),
                null,
                0);
    }

    /** A name of pseudonyms as it is kept: its parts one after the other, nothing for an unknown name. */
    static byte[] print(Name name) {
        if (name.isUnknown()) {
            return new byte[0];
        }
        FirstName first = name.first();
        LastName last = name.last();
        var print = new StringBuilder(2 * PRINT_BYTES);
        Stream.of(first.initial(), first.three(), first.whole(), first.middle(), first.both(), first.generation())
                .forEach(part -> print.append(part == null ? NO_PART : part));
        first.meant().forEach(print::append);
        print.repeat(NO_PART, GivenNames.MOST_MEANT - first.meant().size());
        Stream.of(last.initial(), last.three(), last.end(), last.letters(), last.second(), last.generation())
                .forEach(part -> print.append(part == null ? NO_PART : part));
        print.append(name.words() == null ? NO_PART : name.words());
        return bytes(print.toString());
    }

    /** Of a print of another length, which an earlier release made, nothing can be compared. */
    static Name name(byte @Nullable [] print) {
        if (print == null || print.length == 0) {
            return Name.UNKNOWN;
        }
        if (print.length != PRINT_BYTES && print.length != SHORTER_PRINT_BYTES) {
            return Name.UNREADABLE;
        }
        List<String> meant = IntStream.range(6, FIRST_PARTS)
                .mapToObj(part -> part(print, part))
                .filter(Objects::nonNull)
                .toList();
        return new Name(
                new FirstName(
                        part(print, 0),
                        part(print, 1),
                        part(print, 2),
                        meant,
                        part(print, 3),
                        part(print, 4),
                        part(print, 5)),
                new LastName(
                        part(print, FIRST_PARTS),
                        part(print, FIRST_PARTS + 1),
                        part(print, FIRST_PARTS + 2),
                        part(print, FIRST_PARTS + 3),
                        part(print, FIRST_PARTS + 4),
                        part(print, FIRST_PARTS + 5)),
                print.length == PRINT_BYTES ? part(print, WORDS) : null);
    }

    private static @Nullable String part(byte[] print, int part) {
        String text = HexFormat.of().formatHex(print, part * NAME_BYTES, (part + 1) * NAME_BYTES);
        return text.equals(NO_PART) ? null : text;
    }

    Name name(Name name) {
        FirstName first = name.first();
        LastName last = name.last();
        return new Name(
                new FirstName(
                        name(first.initial()),
                        name(first.three()),
                        name(first.whole()),
                        first.meant().stream()
                                .map(meant -> make("name", meant, NAME_BYTES))
                                .toList(),
                        name(first.middle()),
                        name(first.both()),
                        name(first.generation())),
                new LastName(
                        name(last.initial()),
                        name(last.three()),
                        name(last.end()),
                        name(last.letters()),
                        name(last.second()),
                        name(last.generation())),
                name(name.words()));
    }

    private @Nullable String phone(@Nullable String key) {
        return key == null ? null : make("phone", key, KEY_BYTES);
    }

    private @Nullable String name(@Nullable String part) {
        return part == null ? null : make("name", part, NAME_BYTES);
    }

    private String make(String purpose, String text, int bytes) {
        return made.computeIfAbsent(purpose, key -> new HashMap<>())
                .computeIfAbsent(text, key -> HexFormat.of().formatHex(hash.of(purpose, key), 0, bytes));
    }
}
