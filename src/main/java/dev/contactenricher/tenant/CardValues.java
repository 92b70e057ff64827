package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a contact stands in the custom fields of its card, and which of it is newer than what stands there. A no is always
 * newer; everything else only by its date, as CXone has no way to keep the most recent itself. Pure.
 */
final class CardValues {

    static final String UPDATED_AT = "crm_updated_at";
    static final String PHONE = "phone";
    static final List<String> CONSENT = List.of("consent_email", "consent_sms", "consent_phone");
    /** Custom fields that choose between yes and no. */
    static final Set<String> LISTS = Set.of("consent_email", "consent_sms", "consent_phone", "gdpr_consent");

    static final String YES = "yes";
    static final String NO = "no";

    /** Our fields, with CXone's identifiers. */
    static final Map<String, String> IDENTS = idents();

    /** Fields that were written together carry about the same time; what is later by more was changed in CXone since. */
    private static final Duration SAME_WRITE = Duration.ofSeconds(5);

    private static final int LONGEST = 2_000;

    private final Map<String, String> mapped;
    private final Set<String> defined;

    /**
     * @param mapped passed-through fields to send, with their identifiers
     * @param defined identifiers that CXone knows
     */
    CardValues(Map<String, String> mapped, Set<String> defined) {
        this.mapped = mapped;
        this.defined = defined;
    }

    private static Map<String, String> idents() {
        var idents = new LinkedHashMap<String, String>();
        idents.put("email", "email");
        idents.put("phone", PHONE);
        idents.put("first_name", "crm_first_name");
        idents.put("last_name", "crm_last_name");
        for (String same : List.of("address1", "address2", "city", "state", "postal_code", "country", "timezone")) {
            idents.put(same, same);
        }
        idents.put("consent_to_email", "consent_email");
        idents.put("consent_to_sms", "consent_sms");
        idents.put("consent_to_phone", "consent_phone");
        idents.put("gdpr_consent", "gdpr_consent");
        idents.put("consent_date", "consent_date");
        idents.put("external_crm_id", "crm_id");
        idents.put("updated_at", UPDATED_AT);
        return idents;
    }

    /** What is to be written to that card; empty when it holds all of it, or newer. */
    Map<String, String> due(Recipient recipient, Card card) {
        Instant updatedAt = instant(recipient.text("updated_at"));
        var due = new LinkedHashMap<String, String>();
        values(recipient).forEach((ident, value) -> {
            // a correction repeats what was granted, and as of when that was, it does not say
            boolean repeats = recipient.isCorrection() && CONSENT.contains(ident) && value.equals(YES);
            if (!ident.equals(UPDATED_AT) && !repeats && isDue(ident, value, card, updatedAt)) {
                due.put(ident, value);
            }
        });
        Instant known = instant(card.value(UPDATED_AT));
        // a refusal alone says nothing of how recent the other values are
        boolean dates = updatedAt != null && !recipient.isCorrection() && defined.contains(UPDATED_AT);
        if (updatedAt != null && dates && (known == null || updatedAt.isAfter(known))) {
            due.put(UPDATED_AT, updatedAt.toString());
        }
        return due;
    }

    /** Which consent one of these cards refuses, and no later word of the contact grants. */
    Set<String> refusals(Recipient recipient, List<Card> cards) {
        Instant updatedAt = instant(recipient.text("updated_at"));
        Map<String, String> said = values(recipient);
        return CONSENT.stream()
                .filter(defined::contains)
                .filter(ident -> cards.stream()
                        .filter(card -> NO.equals(card.value(ident)))
                        .anyMatch(card -> !YES.equals(said.get(ident)) || !isDue(ident, YES, card, updatedAt)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of what is to be written, what refuses consent. */
    static Map<String, String> refusals(Map<String, String> due) {
        var refusals = new LinkedHashMap<>(due);
        refusals.entrySet()
                .removeIf(field ->
                        !CONSENT.contains(field.getKey()) || !field.getValue().equals(NO));
        return refusals;
    }

    private static boolean isDue(String ident, String value, Card card, @Nullable Instant updatedAt) {
        String present = card.value(ident);
        if (present == null) {
            return true;
        }
        if (present.equals(value)) {
            return false;
        }
        if (CONSENT.contains(ident) && value.equals(NO)) {
            return true;
        }
        Instant since = since(ident, card);
        return updatedAt != null && (since == null || updatedAt.isAfter(since));
    }

    /** As of when the card's value is: our own date for what we wrote, CXone's for what was changed there since. */
    private static @Nullable Instant since(String ident, Card card) {
        Instant ours = instant(card.value(UPDATED_AT));
        Instant written = writtenAt(ident, card);
        Instant oursWritten = writtenAt(UPDATED_AT, card);
        if (written == null || oursWritten != null && !written.isAfter(oursWritten.plus(SAME_WRITE))) {
            return ours;
        }
        return ours == null || written.isAfter(ours) ? written : ours;
    }

    private static @Nullable Instant writtenAt(String ident, Card card) {
        Card.Field field = card.fields().get(ident);
        return field == null ? null : field.updatedAt();
    }

    /** Whether the card shows what was written. */
    static boolean shows(Card card, Map<String, String> written) {
        return written.entrySet().stream().allMatch(field -> isSame(field.getValue(), card.value(field.getKey())));
    }

    /** CXone may tidy what it stores. */
    private static boolean isSame(String written, @Nullable String shown) {
        return shown != null && written.strip().equalsIgnoreCase(shown.strip());
    }

    private Map<String, String> values(Recipient recipient) {
        var values = new LinkedHashMap<String, String>();
        IDENTS.forEach((ours, ident) -> put(values, ident, recipient.content().get(ours)));
        mapped.forEach((ours, ident) -> put(values, ident, recipient.content().get(ours)));
        return values;
    }

    private void put(Map<String, String> values, String ident, @Nullable JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull() || !defined.contains(ident)) {
            return;
        }
        String text = value.isBoolean() ? (value.asBoolean() ? YES : NO) : value.asString();
        if (!text.isBlank() && text.length() <= LONGEST) {
            values.put(ident, text);
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A custom field, as CXone is told to create it. */
    static ObjectNode definition(String ident) {
        ObjectNode definition = JsonNodeFactory.instance
                .objectNode()
                .put("ident", ident)
                .put("label", ident.replace('_', ' '))
                .put("type", type(ident))
                .put("isRequired", false)
                .put("isEditable", true)
                .put("isVisibleInRightPanel", true)
                .put("isVisibleInCustomerCard", true);
        if (LISTS.contains(ident)) {
            var values = definition.putArray("values");
            values.addObject().put("name", YES).put("value", YES);
            values.addObject().put("name", NO).put("value", NO);
        }
        return definition;
    }

    private static String type(String ident) {
        return LISTS.contains(ident) ? "list" : ident.equals("email") ? "email" : "text";
    }
}
