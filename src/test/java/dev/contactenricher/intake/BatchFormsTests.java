package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.WrittenForms.Bytes;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.text.SpreadsheetText;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever form a batch has, and in whatever order its columns stand, the same contacts are read alike. */
class BatchFormsTests {

    private static final long FIRST = Long.getLong("forms.seed", 1);
    private static final int ROUNDS = Integer.getInteger("forms.rounds", 250);

    private final Mappings mappings = new Mappings(Map.of());
    private final BatchReader reader =
            new BatchReader(new ContactNormalizer("US"), new IntakeSettings(100, 1000, Duration.ofHours(24)));

    /** What a file loses on its way to the reader, in a test of the test. */
    private UnaryOperator<String> plant = file -> file;

    @Test
    void aFileAndAnyJsonSayTheSame() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void aBreakThatIsLostBehindAQuoteIsFound() {
        plant = file -> file.replaceFirst("\"\n", "\"");
        assertThat(differences()).isNotEmpty();
    }

    @Test
    void aSpreadsheetsMarkThatIsKeptIsFound() {
        plant = file -> file.replace(";'", ";''");
        assertThat(differences()).isNotEmpty();
    }

    private List<String> differences() {
        return rounds(random -> {
            List<Map<String, String>> contacts =
                    contacts(FormValues.FIELDS.keySet(), random, name -> FormValues.field(name, random));
            List<String> said = told(json(WrittenForms.json(contacts), null));
            String file = WrittenForms.file(contacts, random);
            List<String> filed = told(file(WrittenForms.bytes(plant.apply(file), random), ""));
            return difference(said, filed, file)
                    .or(() -> difference(
                            said, told(json(WrittenForms.otherJson(contacts, random), null)), contacts.toString()));
        });
    }

    @Test
    void aMappingReadsFilesAndJsonAlike() {
        assertThat(rounds(random -> {
                    String mapping = WrittenForms.one(random, "salesforce", "hubspot", "dynamics");
                    List<String> columns = columns(mapping, random);
                    List<Map<String, String>> contacts =
                            contacts(columns, random, name -> FormValues.column(name, random));
                    List<String> said = told(json(WrittenForms.json(contacts), mapping));
                    String file = WrittenForms.file(columns, contacts, random);
                    return difference(said, told(file(new Bytes(file.getBytes(UTF_8), null), mapping)), file);
                }))
                .isEmpty();
    }

    @Test
    void noOrderOfColumnsUndoesARefusal() {
        assertThat(rounds(random -> {
                    List<String> columns = columns("dynamics", random);
                    List<Map<String, String>> contacts =
                            contacts(columns, random, name -> FormValues.column(name, random));
                    contacts.forEach(contact -> contact.put("email", "a@b.co"));
                    List<String> said = refusals(columns, contacts, random);
                    Collections.shuffle(columns, random);
                    return difference(said, refusals(columns, contacts, random), contacts.toString());
                }))
                .isEmpty();
    }

    private List<String> refusals(List<String> columns, List<Map<String, String>> contacts, Random random) {
        String file = WrittenForms.file(columns, contacts, random);
        return file(new Bytes(file.getBytes(UTF_8), null), "dynamics").stream()
                .map(contact -> switch (contact) {
                    case Normalized read -> read.contact();
                    case Rejected rejected -> requireNonNull(rejected.readable());
                })
                .map(contact -> String.valueOf(contact.consent().refusals()))
                .toList();
    }

    /** Whatever else stands in an array, it costs itself and nothing more. */
    @Test
    void whatIsNoContactCostsNoOtherOne() {
        assertThat(rounds(random -> {
                    List<Map<String, String>> contacts =
                            contacts(FormValues.FIELDS.keySet(), random, name -> FormValues.field(name, random));
                    List<String> said = new ArrayList<>(told(json(WrittenForms.json(contacts), null)));
                    String misfit = FormValues.misfit(random);
                    int at = random.nextInt(contacts.size() + 1);
                    List<String> written = new ArrayList<>(contacts.stream()
                            .map(contact -> WrittenForms.json(List.of(contact)))
                            .map(batch -> batch.substring(batch.indexOf('[') + 1, batch.lastIndexOf(']')))
                            .toList());
                    written.add(at, misfit);
                    List<String> told =
                            new ArrayList<>(told(json("{\"contacts\": [" + String.join(",", written) + "]}", null)));
                    assertThat(told.remove(at)).as("%s", misfit).startsWith("rejected");
                    return difference(said, told, misfit);
                }))
                .isEmpty();
    }

    private interface Round {
        Optional<String> play(Random random);
    }

    private static List<String> rounds(Round round) {
        return LongStream.range(FIRST, FIRST + ROUNDS)
                .mapToObj(seed -> round.play(new Random(seed)).map(found -> "seed %d: %s".formatted(seed, found)))
                .flatMap(Optional::stream)
                .limit(5)
                .toList();
    }

    private static Optional<String> difference(List<String> one, List<String> other, String of) {
        return one.equals(other) ? Optional.empty() : Optional.of("%n%s%n%s%n%s%n".formatted(one, other, of));
    }

    private static List<Map<String, String>> contacts(
            Iterable<String> names, Random random, UnaryOperator<String> values) {
        return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> {
                    Map<String, String> contact = new LinkedHashMap<>();
                    int kept = 1 + random.nextInt(4);
                    names.forEach(name -> {
                        if (random.nextInt(5) < kept) {
                            contact.put(name, values.apply(name));
                        }
                    });
                    // a row of blank cells is no contact
                    if (contact.values().stream().allMatch(String::isBlank)) {
                        contact.put("email", "a@b.co");
                    }
                    return contact;
                })
                .toList());
    }

    private static List<String> columns(String mapping, Random random) {
        Map<String, String> columns = new TreeMap<>(Map.of("email", "email"));
        List<String> known = FormValues.columns(mapping);
        for (int i = 2 + random.nextInt(12); i > 0; i--) {
            String name = known.get(random.nextInt(known.size()));
            columns.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), name);
        }
        return new ArrayList<>(columns.values());
    }

    private List<Normalization> json(String body, @Nullable String mapping) {
        return read(body.getBytes(UTF_8), new BatchRequest.Json(), mapping);
    }

    private List<Normalization> file(Bytes file, String mapping) {
        return read(file.bytes(), new BatchRequest.Csv(file.named(), 0), mapping);
    }

    private List<Normalization> read(byte[] body, BatchRequest.Body form, @Nullable String mapping) {
        var used = mapping == null
                ? null
                : mapping.isEmpty() ? Mapping.plain() : mappings.find(mapping).orElseThrow();
        var request = new BatchRequest(form, "", mapping == null ? "" : mapping, used, false, false);
        return reader.read(new ByteArrayInputStream(body), request) instanceof Batch batch
                ? batch.contacts()
                : List.of();
    }

    private static List<String> told(List<Normalization> contacts) {
        return contacts.stream().map(BatchFormsTests::told).toList();
    }

    private static String told(Normalization contact) {
        return switch (contact) {
            case Normalized read -> told(read.contact()) + findings(read.warnings());
            case Rejected rejected ->
                "rejected " + plain(rejected.externalCrmId()) + told(rejected.readable()) + findings(rejected.errors())
                        + findings(rejected.warnings());
        };
    }

    private static String told(@Nullable Contact contact) {
        return contact == null
                ? "unread"
                : Arrays.asList(
                                plain(contact.externalCrmId()),
                                contact.email() == null ? null : contact.email().value(),
                                contact.phone() == null ? null : contact.phone().e164(),
                                contact.firstName(),
                                contact.lastName(),
                                contact.address().address1(),
                                contact.address().address2(),
                                contact.address().city(),
                                contact.address().state(),
                                contact.address().postalCode(),
                                contact.country().code(),
                                contact.country().stated(),
                                contact.country().found(),
                                contact.timeZone(),
                                contact.consent(),
                                plain(contact.consentDate()),
                                contact.gdprConsentOverride(),
                                contact.updatedAt(),
                                contact.communicationPreferences(),
                                contact.interactionHistory(),
                                plain(contact.additional()))
                        .toString();
    }

    private static List<String> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.field() + " " + finding.code())
                .sorted()
                .toList();
    }

    /** What is passed on as it is keeps a spreadsheet's mark in JSON, where it may be meant. */
    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : SpreadsheetText.plain(text);
    }

    private static Map<String, String> plain(Map<String, JsonNode> fields) {
        Map<String, String> plain = new TreeMap<>();
        fields.forEach((name, value) ->
                plain.put(name, value.isString() ? SpreadsheetText.plain(value.stringValue()) : value.toString()));
        return plain;
    }
}
