package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    private final BatchReader reader = new BatchReader(NORMALIZER, new IntakeSettings(3, 1000, Duration.ofHours(24)));

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
                "{\"contacts\": [{\"email\": \"ann@example.com\"}], \"contacts\": [",
                "{\"contacts\": [{\"email\": \"a@b.co\", \"email\": \"a@b.co\", \"x\": y}]}",
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
    void nestingThatNeverEndsIsMalformed() {
        assertThat(read("{\"contacts\": " + "[".repeat(1_000_000))).isInstanceOf(Malformed.class);
        assertThat(read("{\"contacts\": [" + "{\"x\":".repeat(1_000_000))).isInstanceOf(Malformed.class);
        assertThat(read("[".repeat(1_000_000) + "]".repeat(1_000_000))).isInstanceOf(Malformed.class);
    }

    static Stream<String> hugeContacts() {
        return Stream.of(
                "{\"email\": \"a@b.co\", \"x\": [" + "{},".repeat(20_000) + "{}]}",
                "{\"email\": \"a@b.co\", \"x\": " + "[[".repeat(10) + "0,".repeat(20_000) + "0" + "]]".repeat(10) + "}",
                "[" + "1,".repeat(20_000) + "1]",
                "{\"email\": \"a@b.co\", \"x\": [\"" + "y".repeat(600_000) + "\", \"" + "z".repeat(600_000) + "\"]}",
                "{\"email\": \"a@b.co\", \"x\": \"" + "y".repeat(3_000_000) + "\"}",
                "\"" + "y".repeat(3_000_000) + "\"",
                "{\"email\": \"a@b.co\", \"" + "n".repeat(501) + "\": 1}",
                "{\"email\": \"a@b.co\", \"" + "n".repeat(2_000_000) + "\": {\"x\": [1]}}",
                "{\"email\": \"a@b.co\", \"x\": " + "9".repeat(201) + "}",
                "{\"email\": \"a@b.co\", \"x\": [-0." + "9".repeat(2_000_000) + "]}",
                "7".repeat(2_000_000),
                "{\"email\": \"a@b.co\", \"x\": [1e99999999999]}",
                "{\"email\": \"a@b.co\", \"x\": 10E-2147483647}",
                "1e2147483648",
                "{\"email\": \"a@b.co\", \"x\": " + "[".repeat(64) + "]".repeat(64) + "}",
                "{\"email\": \"a@b.co\", \"x\": " + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}",
                "{\"email\": \"a@b.co\", \"x\": " + "{\"]\\\"\": ".repeat(100_000) + "1" + "}".repeat(100_000) + "}",
                "{\"email\": \"a@b.co\", \"x\": [" + ("[".repeat(70) + "]".repeat(70) + ",").repeat(3) + "1]}");
    }

    @ParameterizedTest
    @MethodSource("hugeContacts")
    void aContactMuchLargerThanAnyRealOneIsRejectedAlone(String huge) {
        assertThat(errorsOfTheOneBetweenTwo(huge))
                .extracting("field", "code")
                .containsExactly(tuple("contact", "too_large"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"a@b.co\", \"email\": \"b@b.co\"}",
                "{\"email\": \"a@b.co\", \"x\": [{\"y\": 1, \"y\": {\"z\": [1, 2]}, \"y\": 2}], \"more\": {}}",
                "{\"x\": {}, \"x\": {\"y\": {\"z\": [[1, 2]]}}, \"email\": \"a@b.co\"}",
            })
    void aContactThatSaysTwoThingsUnderOneNameIsRejectedAlone(String ambiguous) {
        assertThat(errorsOfTheOneBetweenTwo(ambiguous))
                .extracting("field", "code")
                .containsExactly(tuple("contact", "repeated_name"));
    }

    @Test
    void whatIsAllowedAtMostIsTaken() {
        var contact =
                "{\"email\": \"a@b.co\", \"" + "n".repeat(500) + "\": [" + "9".repeat(200) + ", -1.5E+9999], \"deep\": "
                        + "[".repeat(63) + "]".repeat(63) + ", \"text\": \"" + "[{\\\"".repeat(50_000) + "\"}";
        assertThat(((Batch) read("{\"contacts\": [" + contact + "]}")).contacts())
                .allMatch(Normalization.Normalized.class::isInstance);
    }

    @Test
    void contactsThatTogetherTakeTooMuchMemoryAreTooLarge() {
        var reader = new BatchReader(NORMALIZER, new IntakeSettings(10_000, 1000, Duration.ofHours(24)));
        var contact = "{\"email\": \"a@b.co\", \"x\": [" + "{},".repeat(9_000) + "{}]},";
        assertThat(reader.read(bytes("{\"contacts\": [" + contact.repeat(130) + "{}]}"), ""))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void aContactAsLargeAsAnyRealOneIsTaken() {
        var contact = "{\"email\": \"a@b.co\", \"interaction_history\": ["
                + "{\"at\": \"2026-01-01T00:00:00Z\", \"kind\": \"call\"},".repeat(1_500) + "{}]}";
        assertThat(((Batch) read("{\"contacts\": [" + contact + "]}")).contacts())
                .allMatch(Normalization.Normalized.class::isInstance);
    }

    private List<Finding> errorsOfTheOneBetweenTwo(String contact) {
        var batch = (Batch) read("{\"contacts\": [{\"email\": \"ann@example.com\"}, " + contact
                + ", {\"email\": \"bob@example.com\"}]}");
        assertThat(batch.contacts()).hasSize(3);
        assertThat(List.of(batch.contacts().getFirst(), batch.contacts().getLast()))
                .allMatch(Normalization.Normalized.class::isInstance);
        return ((Normalization.Rejected) batch.contacts().get(1)).errors();
    }

    private BatchReading read(String body) {
        return reader.read(bytes(body), "");
    }

    private static ByteArrayInputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
