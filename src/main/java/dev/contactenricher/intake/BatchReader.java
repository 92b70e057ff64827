package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.Sha256;
import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvLimits;
import dev.contactenricher.csv.CsvReading;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.PlainContacts;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a batch as a stream and normalises each contact as it comes, so that no more than one raw contact is held.
 * Strict: nothing but {@code contacts} stands at the top, nothing follows the end. What is wrong with a contact is left to
 * that contact.
 */
@Component
class BatchReader {

    /** The batch and its array stand around a contact, and one level more shows that it is too deep. */
    private static final int MOST_LEVELS = 2 + RawContacts.MOST_LEVELS + 1;

    private static final int MOST_TOKENS = 2_000_000;
    private static final int MOST_COLUMNS = 1000;

    /** Lengths have limits for each contact, and by the size of the body. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MOST_LEVELS)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory FORMAT = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonMapper json = JsonMapper.builder(FORMAT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ContactNormalizer normalizer;
    private final IntakeSettings settings;

    BatchReader(ContactNormalizer normalizer, IntakeSettings settings) {
        this.normalizer = normalizer;
        this.settings = settings;
    }

    /** @param source where the contacts come from, or empty */
    BatchReading read(InputStream body, String source) {
        return read(body, BatchRequest.json(source));
    }

    BatchReading read(InputStream body, BatchRequest request) {
        var digest = new DigestInputStream(body, Sha256.digest());
        return switch (request.body()) {
            case BatchRequest.Json ignored -> readJson(digest, request);
            case BatchRequest.Csv csv -> readCsv(digest, csv, request);
        };
    }

    private BatchReading readCsv(DigestInputStream body, BatchRequest.Csv csv, BatchRequest request) {
        var limits = new CsvLimits(settings.maxContacts(), MOST_COLUMNS, RawContacts.MOST_BYTES);
        Mapping mapping = requireNonNull(request.mapping());
        var contacts =
                new CsvBatch(mapping, this::normalized, json, FORMAT.rebuild().build(), MOST_TOKENS);
        CsvReading.Fault fault =
                CsvFiles.read(body, csv.charset(), limits, contacts).orElse(null);
        return switch (fault) {
            case CsvReading.NotCsv not -> new BatchReading.NotCsv(csv.linesBefore() + not.line(), not.rule());
            case CsvReading.TooLarge ignored ->
                new TooLarge("A batch has at most %d contacts, and in them a million names and values"
                        .formatted(settings.maxContacts()));
            case null ->
                contacts.contacts().isEmpty()
                        ? new Malformed("contacts", "There must be at least one row below the header")
                        : batch(
                                contacts.contacts(),
                                contacts.lines().stream()
                                        .map(line -> csv.linesBefore() + line)
                                        .toList(),
                                request,
                                body.getMessageDigest());
        };
    }

    private static Batch batch(
            List<Normalization> contacts, List<Long> lines, BatchRequest request, MessageDigest digest) {
        digest.update(request.difference().getBytes(StandardCharsets.UTF_8));
        return new Batch(contacts, lines, request, digest.digest());
    }

    private BatchReading readJson(DigestInputStream body, BatchRequest request) {
        try (JsonParser parser = parser(new ShallowBody(body, MOST_LEVELS))) {
            return readJson(parser, request, body.getMessageDigest());
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            return new Malformed("body", "The body must be valid JSON" + where(e.getLocation()));
        }
    }

    /**
     * Each with a memory of its own for names, so that none of a batch's names stays. It reads characters: one that reads
     * bytes takes no half of a surrogate pair in a name, and no byte that is not UTF-8, so that all would pay for one contact.
     */
    private static JsonParser parser(InputStream body) {
        var characters = new InputStreamReader(body, StandardCharsets.UTF_8);
        return FORMAT.rebuild().build().createParser(ObjectReadContext.empty(), characters);
    }

    private BatchReading readJson(JsonParser parser, BatchRequest request, MessageDigest digest) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Malformed("body", "The body must be a JSON object");
        }
        List<Normalization> contacts = null;
        UnaryOperator<JsonNode> told = request.mapping() == null
                ? new PlainContacts()::contact
                : request.mapping().contacts()::contact;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (!"contacts".equals(parser.currentName())) {
                return new Malformed(topLevelName(parser.currentName()), "Only contacts may stand at the top level");
            }
            if (contacts != null) {
                return new Malformed("contacts", "contacts must stand there once");
            }
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return new Malformed("contacts", "contacts must be an array");
            }
            contacts = new ArrayList<>();
            var raw = new RawContacts(json, parser, request.mapping());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (contacts.size() == settings.maxContacts()) {
                    return new TooLarge("A batch has at most " + settings.maxContacts() + " contacts");
                }
                contacts.add(normalized(told(raw.next(), told)));
                if (raw.keptTokens() > MOST_TOKENS) {
                    return new TooLarge("A batch has at most a million names and values");
                }
            }
        }
        if (parser.nextToken() != null) {
            return new Malformed("body", "Nothing may follow the JSON object");
        }
        if (contacts == null || contacts.isEmpty()) {
            return new Malformed("contacts", "contacts must be present and have at least one contact");
        }
        return batch(contacts, List.of(), request, digest);
    }

    private static ReceivedContact told(ReceivedContact contact, UnaryOperator<JsonNode> told) {
        return contact instanceof ReceivedContact.Read read
                ? new ReceivedContact.Read(told.apply(read.json()))
                : contact;
    }

    private Normalization normalized(ReceivedContact contact) {
        return switch (contact) {
            case ReceivedContact.Read read -> normalizer.normalize(read.json());
            case ReceivedContact.Refused refused ->
                new Normalization.Rejected(null, readable(refused.heard()), List.of(refused.rule()), List.of());
        };
    }

    private @Nullable Contact readable(JsonNode heard) {
        return switch (normalizer.normalize(heard)) {
            case Normalization.Normalized normalized -> normalized.contact();
            case Normalization.Rejected rejected -> rejected.readable();
        };
    }

    private static String where(@Nullable TokenStreamLocation location) {
        return location == null
                ? ""
                : "; it breaks this rule at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Names are the caller's text: only one that looks like a field's name is told back. */
    private static String topLevelName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]{0,39}") ? name : "body";
    }
}
