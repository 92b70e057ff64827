package dev.contactenricher.merge;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Who appears in a simulation, and what their contacts say, even those that are rejected for something else. {@code p…}
 * are ordinary, those of them in {@code EUROPE} live under the GDPR, those in {@code GUARDED} share
 * a role mailbox, CXone refuses {@code bad…}. Each contact carries a
 * version number, by which it is known again.
 */
final class Cast {

    private static final List<String> EUROPE = List.of("p3", "p4");
    static final List<String> GUARDED = List.of("ann", "bob");
    private static final String DESK = "info@desk.com";
    /** Seconds; the last but one is a clock that is a little ahead, and the last one no date to believe. */
    private static final List<Integer> AGES = List.of(-40, -20, 0, 0, 60, 3_600);

    private static final Finding BROKEN = new Finding("address", "text_expected", "Must be text");
    private static final Consent YES = new Consent(true, true, true);
    private static final String VERSION = "v";

    private final Random random;

    Cast(Random random) {
        this.random = random;
    }

    /** @param share of those whom CXone refuses */
    String anyone(double share) {
        if (random.nextDouble() < share) {
            return "bad" + random.nextInt(8);
        }
        return random.nextInt(8) == 0 ? GUARDED.get(random.nextInt(GUARDED.size())) : someone();
    }

    /** How many of a batch CXone refuses: mostly few, at times all. */
    double shareAtFault() {
        return switch (random.nextInt(8)) {
            case 0 -> 1;
            case 1 -> 0.5;
            case 2, 3 -> 0.2;
            default -> 0.05;
        };
    }

    String someone() {
        return "p" + random.nextInt(5);
    }

    static boolean isAtFault(String person) {
        return person.startsWith("bad");
    }

    static boolean isEuropean(String person) {
        return EUROPE.contains(person);
    }

    static boolean isGuarded(String person) {
        return GUARDED.contains(person);
    }

    static String email(String person) {
        return isGuarded(person) ? DESK : person + "@example.com";
    }

    /** Says something of consent, or nothing, and when, or not. */
    Contact contact(String person, int version, Instant now) {
        boolean dated = random.nextBoolean();
        Instant at = now.plusSeconds(AGES.get(random.nextInt(AGES.size())));
        return contact(person, version, consent(person), dated ? at : null);
    }

    /** Now and then, it cannot be read as a whole. */
    Normalization read(Contact contact) {
        return random.nextInt(8) == 0
                ? new Rejected(contact.externalCrmId(), contact, List.of(BROKEN), List.of())
                : new Normalized(contact, List.of());
    }

    private Consent consent(String person) {
        int kind = random.nextInt(10);
        if (isEuropean(person)) {
            return kind < 8 ? YES : kind == 8 ? new Consent(false, true, true) : Consent.UNSTATED;
        }
        return switch (kind) {
            case 0 -> new Consent(false, null, null);
            case 1 -> new Consent(null, false, null);
            case 2, 3, 4 -> YES;
            default -> Consent.UNSTATED;
        };
    }

    static Contact contact(String person, int version, Consent consent, @Nullable Instant at) {
        return Sample.email(email(person))
                .withId(person)
                .named(isGuarded(person) ? person : null, isGuarded(person) ? person + "son" : null)
                .in(isEuropean(person) ? new Country("DE", "DE", null) : Country.assumed("US"))
                .consenting(consent)
                .overriding(null)
                .updated(at)
                .passing(Map.of(VERSION + version, BooleanNode.TRUE))
                .contact();
    }

    /** Whom a contact on the wire, or a correction, is about. */
    static String person(JsonNode contact) {
        String email = contact.get("email").asString();
        return email.equals(DESK) ? contact.get("external_crm_id").asString() : email.substring(0, email.indexOf('@'));
    }

    /** The versions that a contact on the wire was folded from. */
    static Stream<Integer> versions(JsonNode contact) {
        return contact.propertyNames().stream()
                .filter(name -> name.matches(VERSION + "[0-9]+"))
                .map(name -> Integer.valueOf(name.substring(VERSION.length())));
    }
}
