package dev.contactenricher.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of a trail as strictly as its format can be said in a sentence, so that all verifiers read the same. */
final class EntryReader {

    /** More bytes than any entry has. */
    static final int LONGEST_LINE = (1 << 20) - 1;

    private static final int DEEPEST = 64;
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withResolverStyle(ResolverStyle.STRICT);
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Map.class);

    private EntryReader() {}

    /** The object of UTF-8 JSON that is all of the line, each name in it once; null for anything else. */
    static @Nullable Map<String, @Nullable Object> read(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return text.startsWith("\uFEFF") || text.startsWith("\"") ? null : JSON.readValue(text);
        } catch (CharacterCodingException | JacksonException e) {
            return null;
        }
    }

    /** A whole number, or null. */
    static @Nullable Long number(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null;
    }

    /** A time as entries have it, in epoch milliseconds, or null. */
    static @Nullable Long time(@Nullable Object value) {
        if (!(value instanceof String text) || !TIME.matcher(text).matches() || text.startsWith("0000")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
