package dev.contactenricher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Each channel's grant is remembered by itself: when it was said, and the date that came with it. */
class ConsentMemoryTests {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T12:00:00Z");

    private final JsonMapper json = new JsonMapper();
    private final ContactNormalizer normalizer = new ContactNormalizer("US");
    private final Survivorship survivorship = new Survivorship();

    private Survivor survivor(String fields) {
        Contact contact = ((Normalized) normalizer.normalize(json.readTree(
                        "{'email': 'ann@example.com', %s}".formatted(fields).replace('\'', '"'))))
                .contact();
        return survivorship.of(contact);
    }

    private ConsentMemory after(ConsentMemory memory, String fields, Instant heardAt) {
        return memory.granting(memory.fill(survivor(fields)), null, heardAt);
    }

    @Test
    void aDateIsThatOfTheGrantsItCameWith() {
        ConsentMemory memory = after(
                ConsentMemory.NOTHING,
                "'consent_to_email': true, 'consent_date': '2025-01-01', 'updated_at': '2026-01-01T00:00:00Z'",
                FIRST);
        memory = after(memory, "'consent_to_sms': true, 'updated_at': '2026-01-08T00:00:00Z'", FIRST);

        Survivor filled = memory.fill(survivor("'note': 'x'"));

        assertThat(filled.consentDates()).containsOnlyKeys("consent_to_email");
        assertThat(filled.consentDate()).isNull();
        assertThat(memory.grantedAt()).isEqualTo("2026-01-08T00:00:00Z");
    }

    @Test
    void theDateOfAnEarlierGrantIsThereAgainWhereTheLaterOneIsRefused() {
        ConsentMemory memory = after(
                ConsentMemory.NOTHING,
                "'consent_to_email': true, 'consent_date': '2025-01-01', 'updated_at': '2026-01-01T00:00:00Z'",
                FIRST);
        memory = after(memory, "'consent_to_sms': true, 'updated_at': '2026-01-08T00:00:00Z'", FIRST);
        memory = after(memory, "'consent_to_sms': false, 'updated_at': '2026-01-09T00:00:00Z'", FIRST);

        assertThat(memory.fill(survivor("'note': 'x'")).consentDate()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(memory.grantedAt()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void aGrantThatBearsNoDateHasThatOfWhenItFirstCameIn() {
        ConsentMemory memory = after(ConsentMemory.NOTHING, "'consent_to_email': true", FIRST);
        memory = after(memory, "'consent_to_email': true", LATER);
        memory = after(memory, "'consent_to_sms': true", LATER);

        assertThat(memory.fill(survivor("'note': 'x'")).consentDates())
                .containsEntry("consent_to_email", FIRST.toString())
                .containsEntry("consent_to_sms", LATER.toString());
    }

    @Test
    void anOlderYesChangesNothing() {
        ConsentMemory memory =
                after(ConsentMemory.NOTHING, "'consent_to_email': true, 'updated_at': '2026-01-08T00:00:00Z'", FIRST);

        assertThat(after(memory, "'consent_to_email': true, 'updated_at': '2026-01-01T00:00:00Z'", LATER))
                .isEqualTo(memory);
        assertThat(after(memory, "'consent_to_email': true", LATER)).isEqualTo(memory);
    }
}
