package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.NotCsv;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBatchTests {

    private final BatchReader reader =
            new BatchReader(new ContactNormalizer("US"), new IntakeSettings(100, 1000, Duration.ofHours(24)));

    /** The same rows, once as a file and once as JSON. */
    @Test
    void aRowDecidesLikeItsJson() {
        assertThat(csv("""
                        External-CRM-ID;E-Mail;Phone;First Name;Street;ZIP;City;Country;Consent to Email;updated_at;Tier;communication_preferences
                        A-1;" Ann <ann@corp.example> ";0171 1234567.0;ANN;"Unter den Linden 1
                        Hof 2";10117;Berlin;Germany;true;2026-03-01 09:30;Gold;"{""preferred_channel"": ""sms""}"
                        ;n/a;+1 212 555 2368;;;;;;;;;no JSON
                        A-3;nobody;;;;;;;false;;;
                        """).contacts())
                .usingRecursiveComparison()
                .isEqualTo(json("""
                        {"external_crm_id": "A-1", "email": " Ann <ann@corp.example> ", "phone": "0171 1234567.0",
                         "first_name": "ANN", "Street": "Unter den Linden 1\\nHof 2", "ZIP": "10117", "city": "Berlin",
                         "country": "Germany", "consent_to_email": true, "updated_at": "2026-03-01 09:30", "Tier": "Gold",
                         "communication_preferences": {"preferred_channel": "sms"}},
                        {"email": "n/a", "phone": "+1 212 555 2368", "communication_preferences": "no JSON"},
                        {"external_crm_id": "A-3", "email": "nobody", "consent_to_email": false}""").contacts());
    }

    /** However many of them a spreadsheet leaves behind; JSON's empty contact is one, as somebody wrote it. */
    @Test
    void aRowOfBlankCellsIsNoContact() {
        Batch batch = csv("email;phone\na@b.co;\n;\n;;;\n-;\nb@b.co;\n" + ";\n".repeat(300));
        assertThat(batch.contacts()).hasSize(3);
        assertThat(batch.lines()).containsExactly(2L, 5L, 6L);
        assertThat(code(batch.contacts().get(1))).isEqualTo("identity_missing");
        assertThat(code(json("{}").contacts().getFirst())).isEqualTo("identity_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "Yes", " y ", "1", "ON"})
    void aFileSaysYesInManyWays(String yes) {
        assertThat(csv("email,consent_to_sms\na@b.co," + yes).contacts())
                .singleElement()
                .satisfies(contact -> assertThat(
                                ((Normalized) contact).contact().consent().to(Channel.SMS))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "2", "true.", "1.0"})
    void aFlagInAnyOtherWritingIsAnErrorOfItsRow(String text) {
        Batch batch = csv("email,consent_to_sms\na@b.co," + text + "\nb@b.co,\n");
        assertThat(errors(batch.contacts().getFirst()))
                .extracting(Finding::code)
                .containsExactly("consent_invalid");
        assertThat(batch.contacts().getLast()).isInstanceOf(Normalized.class);
    }

    @Test
    void aRefusalInAnyWritingIsHeardThoughItsRowIsRejected() {
        assertThat(csv("email,consent_to_sms\na@b.co,nein\n").contacts())
                .singleElement()
                .satisfies(contact -> assertThat(((Rejected) contact).readable())
                        .matches(readable ->
                                Boolean.FALSE.equals(readable.consent().to(Channel.SMS))));
    }

    @Test
    void aRowThatDoesNotFitOrIsTooLargeIsRejectedAlone() {
        Batch batch = csv("email,notes\na@b.co,\nb@b.co\nc@b.co,\"x\ny\",z\nd@b.co," + "x".repeat(1_100_000)
                + "\ne@b.co,\"[[[[\"\n");
        assertThat(batch.contacts().stream().map(contact -> contact instanceof Normalized ? "" : code(contact)))
                .containsExactly("", "row_malformed", "row_malformed", "too_large", "");
        assertThat(batch.lines()).containsExactly(2L, 3L, 4L, 6L, 7L);
    }

    @Test
    void whatIsNoTableIsToldByItsLine() {
        assertThat(read("email\na@b.co\n\"b@b.co\n", null)).isEqualTo(new NotCsv(3, "A quote is not closed"));
        assertThat(read("name\nAnn\n", null))
                .isEqualTo(
                        new NotCsv(
                                1,
                                "The first row must name columns, and email or phone among them; a mapping renames what a CRM exports"));
        assertThat(List.of(read("email\n\n", null), read("email;phone\n;\n;\n", null)))
                .containsOnly(new Malformed("contacts", "There must be at least one row below the header"));
        assertThat(read("email\n" + "a@b.co\n".repeat(101), null)).isInstanceOf(TooLarge.class);
    }

    @Test
    void rowsThatTogetherTakeTooMuchMemoryAreTooLarge() {
        var many = new BatchReader(new ContactNormalizer("US"), new IntakeSettings(10_000, 1000, Duration.ofHours(24)));
        String header = "email"
                + ",x%d".repeat(900).formatted(IntStream.range(0, 900).boxed().toArray());
        assertThat(many.read(bytes(header + "\n" + ("a@b.co" + ",1".repeat(900) + "\n").repeat(1200)), file(null)))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void aMappingReadsJsonAsItReadsFiles() {
        Mapping salesforce = new Mappings(Map.of()).find("salesforce").orElseThrow();
        Batch file = (Batch)
                read("Id,Email,MailingCountry,HasOptedOutOfEmail,Consent_To_SMS\n7,a@b.co,Norway,1,yes\n", salesforce);
        var asJson = new BatchRequest(new BatchRequest.Json(), "", "salesforce", salesforce, false, false);
        Batch json = (Batch) reader.read(bytes("""
                        {"contacts": [{"Id": "7", "Email": "a@b.co", "MailingCountry": "Norway", "HasOptedOutOfEmail": 1,
                         "Consent_To_SMS": "yes"}]}"""), asJson);
        assertThat(file.contacts()).usingRecursiveComparison().isEqualTo(json.contacts());
        assertThat(file.contacts())
                .singleElement()
                .satisfies(contact -> assertThat(((Normalized) contact).contact())
                        .matches(read -> Boolean.FALSE.equals(read.consent().to(Channel.EMAIL)))
                        .matches(read -> Boolean.TRUE.equals(read.consent().to(Channel.SMS)))
                        .matches(read -> "NO".equals(read.country().code())));
    }

    @Test
    void theSameBytesAskedForInAnotherWayAreAnotherBody() {
        Mapping mapping = Mapping.plain();
        var requests = List.of(
                file(null),
                new BatchRequest(new BatchRequest.Csv(StandardCharsets.ISO_8859_1, 0), "", "", mapping, false, false),
                new BatchRequest(new BatchRequest.Csv(null, 0), "shop", "", mapping, false, false),
                new BatchRequest(new BatchRequest.Csv(null, 0), "", "salesforce", mapping, false, false),
                new BatchRequest(new BatchRequest.Csv(null, 0), "", "", mapping, false, true));
        assertThat(requests.stream()
                        .map(request -> ((Batch) reader.read(bytes("email\na@b.co"), request)).bodyHash())
                        .map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
    }

    private static String code(Normalization contact) {
        return errors(contact).getFirst().code();
    }

    private static List<Finding> errors(Normalization contact) {
        return ((Rejected) contact).errors();
    }

    private Batch csv(String text) {
        return (Batch) read(text, null);
    }

    private BatchReading read(String text, @Nullable Mapping mapping) {
        return reader.read(bytes(text), file(mapping));
    }

    private Batch json(String contacts) {
        return (Batch) reader.read(bytes("{\"contacts\": [" + contacts + "]}"), "");
    }

    private static BatchRequest file(@Nullable Mapping mapping) {
        Mapping used = mapping == null ? Mapping.plain() : mapping;
        return new BatchRequest(new BatchRequest.Csv(null, 0), "", "", used, false, false);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
