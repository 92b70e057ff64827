package dev.contactenricher.webhook;

import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.Message.Malformed;
import dev.contactenricher.webhook.Message.Other;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event's body strictly: one JSON object, no repeated keys, little depth. */
final class MessageReader {

    private static final Set<String> TYPES = Set.of("contact.merged", "contact.updated");
    private static final int MOST_CHARACTERS = 512;
    private static final int MOST_DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MessageReader() {}

    static Message read(byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException e) {
            return new Malformed("The body is not JSON");
        }
        if (!json.isObject()) {
            return new Malformed("The body is not a JSON object");
        }
        Optional<String> type = text(json, "type");
        if (type.isEmpty()) {
            return new Malformed("type must be text");
        }
        return TYPES.contains(type.get()) ? confirmation(type.get(), json) : new Other();
    }

    private static Message confirmation(String type, JsonNode json) {
        Optional<String> contactId = text(json, "contact_id");
        if (contactId.isEmpty()) {
            return new Malformed("contact_id must be text");
        }
        if (isGiven(json, "event_id") && text(json, "event_id").isEmpty()) {
            return new Malformed("event_id must be text");
        }
        if (isGiven(json, "occurred_at") && !isInstant(json.get("occurred_at"))) {
            return new Malformed("occurred_at must be an ISO 8601 instant");
        }
        return new Confirmation(type, contactId.get(), text(json, "event_id"));
    }

    private static boolean isGiven(JsonNode json, String field) {
        return json.hasNonNull(field);
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank() && text.length() <= MOST_CHARACTERS);
    }

    private static boolean isInstant(JsonNode value) {
        try {
            return value.isString() && Instant.parse(value.stringValue()).isAfter(Instant.MIN);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
