package dev.contactenricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.Message.Malformed;
import dev.contactenricher.webhook.Message.Other;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTests {

    @Test
    void readsWhatCxoneSends() {
        assertThat(read("""
                {"type":"contact.merged","contact_id":"c-1","event_id":"e-1","occurred_at":"2026-03-01T12:00:00.123Z","more":[1]}
                """)).isEqualTo(new Confirmation("contact.merged", "c-1", Optional.of("e-1")));
        assertThat(read("{\"type\":\"contact.updated\",\"contact_id\":\"c-1\",\"event_id\":null}"))
                .isEqualTo(new Confirmation("contact.updated", "c-1", Optional.empty()));
    }

    @Test
    void passesOtherTypesOverWhateverElseTheySay() {
        assertThat(read("{\"type\":\"contact.deleted\",\"contact_id\":7}")).isEqualTo(new Other());
    }

    @Test
    void idsMayBeNumbers() {
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":17,\"event_id\":18446744073709551616}"))
                .isEqualTo(new Confirmation("contact.merged", "17", Optional.of("18446744073709551616")));
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":\" 17 \"}"))
                .isEqualTo(new Confirmation("contact.merged", "17", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \""})
    void anIdThatSaysNothingIsNone(String eventId) {
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":\"c-1\",\"event_id\":" + eventId + "}"))
                .isEqualTo(new Confirmation("contact.merged", "c-1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "0", "\"2026-03-01 12:00\"", "null", "{}", "\"\"", "[1]"})
    void whenItHappenedIsNotAsked(String occurredAt) {
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":\"c-1\",\"occurred_at\":" + occurredAt + "}"))
                .isEqualTo(new Confirmation("contact.merged", "c-1", Optional.empty()));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(read("\uFEFF{\"type\":\"contact.merged\",\"contact_id\":\"c-1\"}"))
                .isEqualTo(new Confirmation("contact.merged", "c-1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"contact.merged\"",
                "{}",
                "{\"type\":null}",
                "{\"type\":7,\"contact_id\":\"c-1\"}",
                "{\"type\":\"contact.merged\"}",
                "{\"type\":\"contact.merged\",\"contact_id\":\" \"}",
                "{\"type\":\"contact.merged\",\"contact_id\":true}",
                "{\"type\":\"contact.merged\",\"contact_id\":[17]}",
                "{\"type\":\"contact.merged\",\"contact_id\":\"c-1\",\"event_id\":{}}",
                "{\"type\":\"contact.merged\",\"contact_id\":\"c-1\",\"contact_id\":\"c-2\"}",
                "{\"type\":\"contact.merged\",\"contact_id\":\"c-1\"} {}"
            })
    void everythingElseIsMalformed(String body) {
        assertThat(read(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void depthAndLengthHaveLimits() {
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":\"c-1\",\"x\":" + "[".repeat(30_000)))
                .isInstanceOf(Malformed.class);
        assertThat(read("{\"type\":\"contact.merged\",\"contact_id\":\"" + "c".repeat(513) + "\"}"))
                .isInstanceOf(Malformed.class);
    }

    private static Message read(String body) {
        return MessageReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
