package dev.contactenricher.webhook;

import dev.contactenricher.webhook.Message.Confirmation;
import dev.contactenricher.webhook.Message.Malformed;
import dev.contactenricher.webhook.Message.Other;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event's body: one JSON object, no repeated keys, little depth. When it happened is not asked. */
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
        Optional<String> contactId = id(json, "contact_id");
        if (contactId.isEmpty()) {
            return new Malformed("contact_id must be text or a number");
        }
        Optional<String> eventId = id(json, "event_id");
        if (eventId.isEmpty() && says(json, "event_id")) {
            return new Malformed("event_id must be text or a number");
        }
        return new Confirmation(type, contactId.get(), eventId);
    }

    /** Blank text, as nothing at all, is no id: an event is not lost for it. */
    private static boolean says(JsonNode json, String field) {
        return json.hasNonNull(field)
                && !(json.get(field).isString() && json.get(field).stringValue().isBlank());
    }

    /** As the room that reads CXone's answers does: without space around it, numbers as text. */
    private static Optional<String> id(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isIntegralNumber()
                ? Optional.of(value.asString()).filter(digits -> digits.length() <= MOST_CHARACTERS)
                : text(json, field).map(String::strip);
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank() && text.length() <= MOST_CHARACTERS);
    }
}
