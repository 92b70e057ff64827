package dev.contactenricher.tenant;

import dev.contactenricher.identity.Name;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A customer card. Its id is contact data, as it holds addresses.
 *
 * @param identities what others know the person by: addresses, numbers
 * @param names that the card or one of its identities gives
 */
record Card(String id, List<String> identities, List<Name> names, Map<String, Field> fields) {

    /** The length of a date alone. */
    private static final int DATE = 10;

    /** @param updatedAt when CXone says that it was written; null when it does not */
    record Field(String value, @Nullable Instant updatedAt) {

        @Override
        public String toString() {
            return "Field[…]";
        }
    }

    static Card of(JsonNode customer) {
        List<String> identities = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        name(names, customer.path("firstName"), customer.path("surname"));
        for (JsonNode identity : customer.path("identities")) {
            identities.add(identity.path("idOnExternalPlatform").asString(""));
            name(names, identity.path("firstName"), identity.path("lastName"));
        }
        Map<String, Field> fields = new HashMap<>();
        for (JsonNode field : customer.path("customFields")) {
            fields.put(
                    field.path("ident").asString(""),
                    new Field(field.path("value").asString(""), instant(field.path("updatedAt"))));
        }
        return new Card(customer.path("id").asString(""), identities, names, fields);
    }

    private static void name(List<Name> names, JsonNode first, JsonNode last) {
        Name name = Name.of(first.asString(""), last.asString(""));
        if (!name.isUnknown()) {
            names.add(name);
        }
    }

    boolean hasIdentity(@Nullable String key) {
        return key != null && identities.stream().anyMatch(key::equalsIgnoreCase);
    }

    /** Whether this cannot be the card of a person with that name. */
    boolean contradicts(Name name) {
        return names.stream().anyMatch(name::contradicts);
    }

    boolean contradicts(Card other) {
        return names.stream().anyMatch(other::contradicts);
    }

    @Nullable String value(String ident) {
        Field field = fields.get(ident);
        return field == null || field.value().isEmpty() ? null : field.value();
    }

    static @Nullable Instant instant(JsonNode node) {
        String text = node.asString("").strip().replace(' ', 'T');
        try {
            if (text.length() == DATE) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            if (text.matches(".*T[0-9:.]+")) {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            return text.isEmpty() ? null : Instant.parse(text.matches(".*T.*[+-]\\d\\d\\d\\d$") ? colon(text) : text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** CXone writes offsets as {@code +0000}. */
    private static String colon(String text) {
        int at = text.length() - 2;
        return text.substring(0, at) + ":" + text.substring(at);
    }

    @Override
    public String toString() {
        return "Card[…]";
    }
}
