package dev.contactenricher.cxone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One contact.
 *
 * @param personId the random id of its person
 * @param jobId of the batch that brought it; empty for a correction
 * @param index in that batch
 * @param content as the contract's section 6 shapes it
 */
public record Recipient(String personId, String jobId, int index, ObjectNode content) {

    /** What that flag says; null when it is not there. */
    public @Nullable Boolean said(String field) {
        var value = content.get(field);
        return value == null || !value.isBoolean() ? null : (Boolean) value.asBoolean();
    }

    /** How the id of an unknown person begins, of which there is but a number. */
    public static final String UNKNOWN_OWNER = "number:";

    /** The field of a correction that has numbers which may be others', too. */
    public static final String NUMBERS = "numbers";

    /** The phone numbers that its refusals of calls and messages are about. */
    public List<String> numbers() {
        List<String> numbers = isCorrection()
                ? content.path(NUMBERS).valueStream().map(JsonNode::asString).toList()
                : List.of();
        String phone = text("phone");
        return numbers.isEmpty() && phone != null ? List.of(phone) : numbers;
    }

    public boolean isOfUnknownOwner() {
        return personId.startsWith(UNKNOWN_OWNER);
    }

    public boolean isCorrection() {
        return jobId.isEmpty();
    }

    /** The text of that field; null where there is none, as in lists and objects that callers pass through. */
    public @Nullable String text(String field) {
        var value = content.get(field);
        return value == null || value.isNull() || !value.isValueNode() ? null : value.asString();
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
