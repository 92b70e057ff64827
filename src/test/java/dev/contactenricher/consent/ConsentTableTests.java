package dev.contactenricher.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.dedup.Deduplicator;
import dev.contactenricher.dedup.Survivorship;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every pair of duplicates, decided after dedup, against the contract's section 4 said in another way. */
class ConsentTableTests {

    private static final Boolean[] FLAGS = {null, true, false};
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");
    private static final List<When> TIMES = List.of(
            new When(EARLY, LATE),
            new When(LATE, EARLY),
            new When(EARLY, EARLY),
            new When(null, LATE),
            new When(LATE, null),
            new When(null, null));
    /** {@code contested}: a phone for, a country and an address against. */
    private static final List<String> EVIDENCE =
            List.of("", "country", "address", "phone", "timezone", "against", "contested");

    private final Deduplicator deduplicator = new Deduplicator(new Survivorship());

    private record When(@Nullable Instant first, @Nullable Instant second) {}

    private record Statement(
            @Nullable Boolean says, @Nullable Instant at) {}

    @Test
    void everyPairOfDuplicatesIsDecidedAsTheContractSays() {
        int cases = 0;
        for (int flags = 0; flags < 729; flags++) {
            Consent first = consent(flags % 27);
            Consent second = consent(flags / 27);
            for (When when : TIMES) {
                for (String evidence : EVIDENCE) {
                    for (int override = 0; override < 4; override++) {
                        for (boolean allowed : List.of(true, false)) {
                            Contact one = contact(first, when.first(), evidence, override % 2 == 1);
                            Contact two = contact(second, when.second(), "", override / 2 == 1);
                            Contact survivor = deduplicator
                                    .group(List.of(one, two))
                                    .getFirst()
                                    .survivor()
                                    .contact();
                            assertThat(word(new ConsentPolicy(allowed).decide(survivor)))
                                    .as("%s %s %s %s %s %s", first, second, when, evidence, override, allowed)
                                    .isEqualTo(expected(first, second, when, evidence, allowed && override > 0));
                            cases++;
                        }
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(729 * 6 * 7 * 4 * 2);
    }

    private static String expected(Consent first, Consent second, When when, String evidence, boolean override) {
        boolean applies = !Set.of("", "against").contains(evidence);
        boolean consented = Stream.of(Channel.values())
                .allMatch(channel -> isConsented(List.of(
                        new Statement(first.to(channel), when.first()),
                        new Statement(second.to(channel), when.second()))));
        return !applies || consented ? "granted" : override ? "overridden" : "refused";
    }

    /** Someone said yes, and every no is older than some yes, as far as is known. */
    private static boolean isConsented(List<Statement> statements) {
        return statements.stream().anyMatch(one -> Boolean.TRUE.equals(one.says()))
                && statements.stream()
                        .filter(no -> Boolean.FALSE.equals(no.says()))
                        .allMatch(no -> statements.stream()
                                .filter(yes -> Boolean.TRUE.equals(yes.says()))
                                .anyMatch(yes -> yes.at() != null
                                        && no.at() != null
                                        && yes.at().isAfter(no.at())));
    }

    private static String word(ConsentDecision decision) {
        return switch (decision) {
            case Granted ignored -> "granted";
            case Overridden ignored -> "overridden";
            case Refused ignored -> "refused";
        };
    }

    private static Consent consent(int number) {
        return new Consent(FLAGS[number % 3], FLAGS[number / 3 % 3], FLAGS[number / 9]);
    }

    private static Contact contact(Consent consent, @Nullable Instant at, String evidence, boolean override) {
        Country country = switch (evidence) {
            case "country" -> new Country("DE", "DE", null);
            case "address" -> new Country("DE", null, "DE");
            case "against", "contested" -> new Country("US", "US", "US");
            default -> Country.assumed("DE");
        };
        return new Contact(
                null,
                new EmailAddress("ann@example.com", "ann@example.com"),
                evidence.equals("phone") || evidence.equals("contested")
                        ? new PhoneNumber("+4930123456", Set.of("DE"))
                        : null,
                null,
                null,
                PostalAddress.NONE,
                country,
                evidence.equals("timezone")
                        ? new TimeZoneId("Europe/Berlin", true, Set.of("DE"))
                        : TimeZoneId.UTC_FALLBACK,
                consent,
                null,
                override,
                at,
                null,
                null,
                Map.of());
    }
}
