package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    private final BatchReader reader =
            new BatchReader(NORMALIZER, new IntakeSettings(3, 1000, Duration.ofDays(30), Duration.ofHours(24)));

    @Test
    void aBatchIsReadContactByContact() {
        var batch = (Batch) read("""
                {"contacts": [{"email": "ann@example.com"}, {"phone": "nobody"}, "no object"]}""");
        assertThat(batch.contacts()).hasSize(3);
        assertThat(batch.contacts().get(0)).isInstanceOf(Normalization.Normalized.class);
        assertThat(batch.contacts().subList(1, 3)).allMatch(Normalization.Rejected.class::isInstance);
        assertThat(batch.bodyHash()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"contacts\"",
                "{}",
                "{\"contacts\": null}",
                "{\"contacts\": {}}",
                "{\"contacts\": []}",
                "{\"contacts\": [{\"email\": \"ann@example.com\"}",
                "{\"contacts\": [{\"email\": \"ann@example.com\"}]} trailing",
                "{\"contacts\": [{\"email\": \"ann@example.com\"}], \"contacts\": []}",
                "{\"contacts\": [{\"email\": \"ann@example.com\", \"email\": \"bob@example.com\"}]}",
                "{\"contacts\": [{\"email\": \"ann@example.com\"}], \"force\": true}",
                "{\"contacts\": [NaN]}",
            })
    void whatIsNoBatchIsMalformed(String body) {
        assertThat(read(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void anUnknownTopLevelFieldIsNamed() {
        assertThat(read("{\"contacts\": [{\"email\": \"a@b.co\"}], \"force\": true}"))
                .isEqualTo(new Malformed("force", "Only contacts may stand at the top level"));
    }

    @Test
    void aMalformedBodyIsNotRepeated() {
        assertThat(read("{\"contacts\": [{\"email\": ann@example.com}]}").toString())
                .doesNotContain("ann")
                .contains("line 1");
    }

    @Test
    void tooManyContactsAreTooLarge() {
        String contact = "{\"email\": \"ann@example.com\"}";
        assertThat(read("{\"contacts\": [" + (contact + ",").repeat(3) + contact + "]}"))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void nestingHasALimit() {
        assertThat(read("{\"contacts\": " + "[".repeat(30_000))).isInstanceOf(Malformed.class);
    }

    static Stream<String> hugeContacts() {
        return Stream.of(
                "{\"email\": \"a@b.co\", \"x\": [" + "{},".repeat(20_000) + "{}]}",
                "{\"email\": \"a@b.co\", \"x\": " + "[[".repeat(10) + "0,".repeat(20_000) + "0" + "]]".repeat(10) + "}",
                "[" + "1,".repeat(20_000) + "1]",
                "{\"email\": \"a@b.co\", \"x\": [\"" + "y".repeat(200_000) + "\", \"" + "z".repeat(200_000) + "\"]}");
    }

    @ParameterizedTest
    @MethodSource("hugeContacts")
    void aContactMuchLargerThanAnyRealOneIsRejectedAlone(String huge) {
        var batch = (Batch) read(
                "{\"contacts\": [{\"email\": \"ann@example.com\"}, " + huge + ", {\"email\": \"bob@example.com\"}]}");
        assertThat(batch.contacts()).hasSize(3);
        assertThat(batch.contacts().get(0)).isInstanceOf(Normalization.Normalized.class);
        assertThat(batch.contacts().get(1))
                .isInstanceOfSatisfying(
                        Normalization.Rejected.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting("field", "code")
                                .containsExactly(tuple("contact", "too_large")));
        assertThat(batch.contacts().get(2)).isInstanceOf(Normalization.Normalized.class);
    }

    @Test
    void aContactAsLargeAsAnyRealOneIsTaken() {
        var contact = "{\"email\": \"a@b.co\", \"interaction_history\": ["
                + "{\"at\": \"2026-01-01T00:00:00Z\", \"kind\": \"call\"},".repeat(1_500) + "{}]}";
        assertThat(((Batch) read("{\"contacts\": [" + contact + "]}")).contacts())
                .allMatch(Normalization.Normalized.class::isInstance);
    }

    private BatchReading read(String body) {
        return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
