package dev.contactenricher.dedup;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.contact.TimeZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Contacts out of so few values that they collide in every way; each knows when it was updated. */
public final class RandomContacts {

    private static final List<String> NAMES = List.of("Ann", "Bob", "Cleo");

    private RandomContacts() {}

    public static List<Contact> of(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> one(random)).toList();
    }

    /** The same contact with these keys, and without a first name. */
    public static Contact keyed(Contact contact, @Nullable String email, @Nullable String phone) {
        Contact keys = Sample.of(email, phone).contact();
        return Sample.like(contact)
                .withEmail(keys.email())
                .withPhone(phone(keys.phone()))
                .named(null)
                .contact();
    }

    private static Contact one(Random random) {
        boolean hasEmail = random.nextInt(4) > 0;
        boolean hasPhone = !hasEmail || random.nextBoolean();
        int day = 1 + random.nextInt(9);
        Sample sample = Sample.of(
                        hasEmail ? "e" + random.nextInt(4) + "@example.com" : null,
                        hasPhone ? "+1212555" + (3000 + random.nextInt(4)) : null)
                .named(random.nextInt(3) == 0 ? null : NAMES.get(random.nextInt(NAMES.size())))
                .at(
                        random.nextBoolean() ? address(random) : null,
                        new Country(code(random), maybe(random), maybe(random)))
                .consenting(new Consent(flag(random), flag(random), flag(random)))
                .updated("2026-01-0" + day + "T00:00:00Z")
                .remembering("[{\"timestamp\":\"2025-01-0%dT00:00:00Z\",\"n\":%d}]"
                        .formatted(1 + random.nextInt(9), random.nextInt(2)));
        return sample.withPhone(phone(sample.contact().phone()))
                .in(
                        random.nextBoolean()
                                ? TimeZoneId.UTC_FALLBACK
                                : new TimeZoneId(
                                        "America/" + oneOf(random, "Denver", "Chicago"),
                                        random.nextBoolean(),
                                        Set.of("US")))
                .withId(random.nextBoolean() ? null : oneOf(random, "id1", "id2"))
                .passing(
                        random.nextBoolean()
                                ? Map.of()
                                : Map.of(oneOf(random, "a", "b"), StringNode.valueOf(oneOf(random, "x", "y"))))
                .contact();
    }

    /** Some numbers are not known to be in use. */
    private static @Nullable PhoneNumber phone(@Nullable PhoneNumber phone) {
        return phone == null
                ? null
                : new PhoneNumber(
                        phone.e164(),
                        phone.countries(),
                        phone.extension(),
                        phone.e164().endsWith("3"));
    }

    private static String oneOf(Random random, String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private static PostalAddress address(Random random) {
        return new PostalAddress(
                "Street " + random.nextInt(2),
                null,
                random.nextInt(3) == 0 ? null : oneOf(random, "Bonn", "York"),
                null,
                null);
    }

    private static String code(Random random) {
        return random.nextBoolean() ? "US" : "DE";
    }

    private static @Nullable String maybe(Random random) {
        return random.nextBoolean() ? null : code(random);
    }

    private static @Nullable Boolean flag(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> true;
            default -> false;
        };
    }
}
