package dev.contactenricher.intake;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchReading.Malformed;
import dev.contactenricher.intake.BatchReading.TooLarge;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a batch as a stream and normalises each contact as it comes, so that no more than one raw contact is held.
 * Strict: names must not repeat, nothing but {@code contacts} stands at the top, nothing follows the end.
 */
@Component
class BatchReader {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1_000_000)
            .maxNumberLength(200)
            .maxNameLength(500)
            .maxTokenCount(2_000_000)
            .build();

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ContactNormalizer normalizer;
    private final IntakeSettings settings;

    BatchReader(ContactNormalizer normalizer, IntakeSettings settings) {
        this.normalizer = normalizer;
        this.settings = settings;
    }

    BatchReading read(InputStream body) {
        var digest = new DigestInputStream(body, sha256());
        try (JsonParser parser = json.createParser(digest)) {
            return read(parser, digest.getMessageDigest());
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            return new Malformed(
                    "body",
                    "The body must be valid JSON within the limits, without repeated names" + where(e.getLocation()));
        }
    }

    private BatchReading read(JsonParser parser, MessageDigest digest) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Malformed("body", "The body must be a JSON object");
        }
        List<Normalization> contacts = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (!"contacts".equals(parser.currentName())) {
                return new Malformed(topLevelName(parser.currentName()), "Only contacts may stand at the top level");
            }
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return new Malformed("contacts", "contacts must be an array");
            }
            contacts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (contacts.size() == settings.maxContacts()) {
                    return new TooLarge("A batch has at most " + settings.maxContacts() + " contacts");
                }
                contacts.add(RawContacts.read(json, parser)
                        .map(normalizer::normalize)
                        .orElse(RawContacts.TOO_LARGE));
            }
        }
        if (parser.nextToken() != null) {
            return new Malformed("body", "Nothing may follow the JSON object");
        }
        if (contacts == null || contacts.isEmpty()) {
            return new Malformed("contacts", "contacts must be present and have at least one contact");
        }
        return new Batch(contacts, digest.digest());
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
