package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What CXone is told of a contact: the contract's section 6. */
class MergePayloadTests {

    /** Made with {@code printf 'ann@example.com|' | sha256sum | cut -c-16}. */
    private static final String HASH_OF_EMAIL = "d4bbf96bcf1f59e2";

    /** The same of {@code ann@example.com|12125550147}. */
    private static final String HASH_OF_BOTH = "0f68285d5e989b5f";

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final JsonMapper json = new JsonMapper();
    private final ContactNormalizer normalizer = new ContactNormalizer("US");
    private final Survivorship survivorship = new Survivorship();

    @Test
    void absentValuesAreLeftOutButTheCrmsIdIsNull() {
        assertThat(payload("{'email': 'ann@example.com'}", false)).isEqualTo(json("""
                {'external_crm_id': null, 'email': 'ann@example.com', 'country': 'US', 'timezone': 'UTC',
                 'deduplication_hash': '%s',
                 'communication_preferences': {'preferred_channel': 'email', 'frequency': 'weekly'}}
                """.formatted(HASH_OF_EMAIL)));
    }

    @Test
    void whatTheCallerMayNotSayIsIgnoredAndTheRestIsPassedThrough() {
        var payload = payload("""
                {'email': 'Ann@Example.com', 'phone': '212 555 0147', 'gdpr_consent': true, 'deduplication_hash': 'abc',
                 'score': 1.50, 'tags': [null, {'a': 'b'}], 'nothing': null}""", false);
        assertThat(payload.has("gdpr_consent")).isFalse();
        assertThat(payload.path("deduplication_hash").asString()).isEqualTo(HASH_OF_BOTH);
        assertThat(payload.path("score").toString()).isEqualTo("1.50");
        assertThat(payload.path("tags")).isEqualTo(json("[null, {'a': 'b'}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "a@a.com,+12125550147,,+12125550147",
        "notprovided@acme.com,+12125550147,,+12125550147",
        "ann@example.com,+11111111111,ann@example.com,",
        "none@none.com,+12222222222,,",
        "Ann@Example.com,+12125550147,ann@example.com,+12125550147",
    })
    void theHashIsOfWhatIsSent(String email, String phone, String sentEmail, String sentPhone) {
        var payload = payload("{'email': '%s', 'phone': '%s'}".formatted(email, phone), false);
        assertThat(payload.has("email")).isEqualTo(sentEmail != null);
        assertThat(payload.has("phone")).isEqualTo(sentPhone != null);
        assertThat(payload.path("deduplication_hash").asString()).isEqualTo(DeduplicationHash.of(sentEmail, sentPhone));
    }

    @Test
    void aGrantCarriesItsOwnDateOrThatOfItsAcceptance() {
        assertThat(payload("{'email': 'a@b.co'}", true).path("consent_date").asString())
                .isEqualTo(NOW.toString());
        assertThat(payload("{'email': 'a@b.co', 'consent_date': '2025-01-01'}", true)
                        .path("consent_date")
                        .asString())
                .isEqualTo("2025-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        ",,",
        "false,,false",
        ",false,false",
        "false,false,false",
        "true,false,true",
        "false,true,true",
        ",true,true",
    })
    void anOverrideSurvivesAsItWasSaid(String older, String newer, String survives) {
        Survivor both = survivorship.fold(survivor(override(older)), survivor(override(newer)));
        JsonNode sent = new MergePayload().of(both, false, NOW).get("gdpr_consent_override");
        assertThat(sent == null ? null : sent.toString()).isEqualTo(survives);
    }

    private static String override(String value) {
        return "{'email': 'a@b.co'%s}".formatted(value == null ? "" : ", 'gdpr_consent_override': " + value);
    }

    private JsonNode payload(String contact, boolean granted) {
        return new MergePayload().of(survivor(contact), granted, NOW);
    }

    private Survivor survivor(String contact) {
        Contact normalized = ((Normalized) normalizer.normalize(json(contact))).contact();
        return survivorship.of(normalized);
    }

    private JsonNode json(String text) {
        return json.readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .readValue(text.replace('\'', '"'));
    }
}
