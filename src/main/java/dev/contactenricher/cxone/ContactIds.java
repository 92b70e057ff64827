package dev.contactenricher.cxone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads CXone's ids from the answer to a merge: {@code {"contacts": […]}} or {@code {"contact_id": …}}, each id as
 * text, a whole number, or an object with {@code contact_id}. The answer is input like any other: what makes no sense is
 * left out, as the contacts were taken all the same.
 */
@Component
class ContactIds {

    private static final int LONGEST_ID = 200;

    private final JsonMapper json = new JsonMapper();

    List<String> in(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return List.of();
        }
        try {
            JsonNode answer = json.readTree(body);
            JsonNode contacts = answer.path("contacts");
            List<String> ids = new ArrayList<>();
            for (JsonNode contact : contacts.isArray() && !contacts.isEmpty() ? contacts : List.of(answer)) {
                id(contact).ifPresent(ids::add);
            }
            return ids;
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static Optional<String> id(JsonNode node) {
        JsonNode id = node.isObject() ? node.path("contact_id") : node;
        boolean readable = id.isString() || id.isIntegralNumber();
        return Optional.of(readable ? id.asString().strip() : "")
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID);
    }
}
