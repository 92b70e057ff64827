package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.ConsentStatement;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every later contact of someone of whom evidence and grants are remembered, in each of the shapes in which it may say where
 * the person is, against the contract's section 4 said in another way.
 */
class RememberedConsentTableTests {

    private static final String SEEN_AT = "2026-02-02T00:00:00Z";
    private static final Boolean[] FLAGS = {null, true, false};

    /** What a contact says of where the person is: nothing, elsewhere, or where consent is needed. */
    private enum Says {
        NOTHING,
        ELSEWHERE,
        EUROPE
    }

    private record Shape(String fields, Says says) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape("'note': 'x'", Says.NOTHING),
            new Shape("'country': 'n/a'", Says.NOTHING),
            // a time zone does not say that somebody moved
            new Shape("'timezone': 'America/New_York'", Says.NOTHING),
            new Shape("'city': 'Smallville'", Says.NOTHING),
            new Shape("'country': 'US'", Says.ELSEWHERE),
            new Shape("'phone': '+1 212 555 2368'", Says.ELSEWHERE),
            new Shape("'address': '12 Main St, Springfield, IL 62701'", Says.ELSEWHERE),
            new Shape(
                    "'address': {'street': '12 Main St', 'city': 'Springfield', 'zip': '62701', 'state': 'IL'}",
                    Says.ELSEWHERE),
            new Shape("'street': '12 Main St', 'city': 'Springfield', 'state': 'IL', 'zip': '62701'", Says.ELSEWHERE),
            new Shape("'country': 'DE'", Says.EUROPE),
            new Shape("'country': 'US', 'phone': '+49 30 23125000'", Says.EUROPE),
            new Shape("'timezone': 'Europe/Berlin'", Says.EUROPE),
            new Shape("'address': 'Hauptstr. 1, 10115 Berlin'", Says.EUROPE),
            new Shape("'address1': 'Hauptstr. 1', 'city': 'Berlin', 'postal_code': '10115'", Says.EUROPE));

    private final JsonMapper json = new JsonMapper();
    private final ContactNormalizer normalizer = new ContactNormalizer("US");
    private final Survivorship survivorship = new Survivorship();
    private final ConsentPolicy policy = new ConsentPolicy(true);

    @Test
    void whatIsRememberedCountsAsTheContractSays() {
        int cases = 0;
        for (Shape shape : SHAPES) {
            for (String date : new String[] {null, "2026-01-01T00:00:00Z", "2026-03-03T00:00:00Z"}) {
                for (int flags = 0; flags < 27; flags++) {
                    var said = new Consent(FLAGS[flags % 3], FLAGS[flags / 3 % 3], FLAGS[flags / 9]);
                    Contact contact = contact(shape, date, said);
                    for (int remembered = 0; remembered < 16; remembered++) {
                        var memory = memory(remembered >= 8, remembered % 8);
                        var filled = memory.fill(survivorship.of(contact));
                        boolean granted = policy.decide(filled.contact(), filled.pastEvidence()) instanceof Granted;
                        assertThat(granted)
                                .as("%s %s %s %s", shape, date, said, memory.grants())
                                .isEqualTo(isLetThrough(shape.says(), date, said, memory));
                        cases++;
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(14 * 3 * 27 * 16);
    }

    private static boolean isLetThrough(Says says, @Nullable String date, Consent said, ConsentMemory memory) {
        boolean isOlder = date != null && Instant.parse(date).isBefore(Instant.parse(SEEN_AT));
        boolean wasInEurope = !memory.evidence().isEmpty();
        boolean needed = switch (says) {
            case NOTHING -> wasInEurope;
            case ELSEWHERE -> wasInEurope && isOlder;
            case EUROPE -> true;
        };
        return !needed
                || Stream.of(Channel.values())
                        .allMatch(channel -> Objects.requireNonNullElse(
                                said.to(channel), memory.grants().containsKey(channel)));
    }

    /** @param grants a bit for each channel */
    private static ConsentMemory memory(boolean evidence, int grants) {
        Map<Channel, ConsentStatement> granted = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if ((grants >> List.of(Channel.values()).indexOf(channel)) % 2 == 1) {
                granted.put(channel, new ConsentStatement(true, Instant.parse(SEEN_AT), null));
            }
        }
        return new ConsentMemory(
                evidence ? List.of("country") : List.of(),
                evidence ? Instant.parse(SEEN_AT) : null,
                granted,
                null,
                null);
    }

    private Contact contact(Shape shape, @Nullable String date, Consent said) {
        var raw = new StringBuilder("{'email': 'ann@example.com', " + shape.fields());
        if (date != null) {
            raw.append(", 'updated_at': '").append(date).append('\'');
        }
        for (Channel channel : Channel.values()) {
            if (said.to(channel) != null) {
                raw.append(", '%s': %s".formatted(channel.field(), said.to(channel)));
            }
        }
        return ((Normalized) normalizer.normalize(
                        json.readTree(raw.append('}').toString().replace('\'', '"'))))
                .contact();
    }
}
