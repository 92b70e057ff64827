package dev.contactenricher.cxone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which contacts of a request an answer gives as the reason of its refusal. CXone's form of it is not published, so the
 * usual ones are read: a field path ({@code contacts[3].email}, {@code /contacts/3}, {@code ["body", "contacts", 3]}), an
 * index, or an id that we sent. A hint, no more: none, or the wrong ones, cost a request or two.
 */
final class BlamedContacts {

    private static final Pattern PATH = Pattern.compile("contacts?(?:\\[|\\.|/)(\\d{1,4})(?!\\d)");
    private static final Set<String> INDEXES = Set.of(
            "index",
            "contactindex",
            "position",
            "contactposition",
            "indexes",
            "indices",
            "failedindexes",
            "invalidindexes");
    private static final Set<String> IDS = Set.of(
            "externalcrmid", "externalid", "crmid", "contactid", "id", "deduplicationhash", "failedids", "invalidids");
    private static final List<String> SENT_IDS = List.of("external_crm_id", "deduplication_hash");
    private static final String CONTACTS = "contacts";
    private static final int MOST_NODES = 10_000;

    private final JsonMapper json = new JsonMapper();

    /** Positions from 0; empty when the answer names none, or makes no sense. */
    Set<Integer> in(@Nullable String body, List<ObjectNode> contacts) {
        if (body == null || body.isBlank()) {
            return Set.of();
        }
        try {
            var search = new Search(contacts);
            search.look("", json.readTree(body));
            return search.found;
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    private static final class Search {

        private final List<ObjectNode> contacts;
        private final Set<Integer> found = new TreeSet<>();
        private int nodes;

        Search(List<ObjectNode> contacts) {
            this.contacts = contacts;
        }

        /** @param name of the field, without case and separators */
        void look(String name, JsonNode node) {
            if (++nodes > MOST_NODES) {
                return;
            }
            if (node.isObject()) {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    path(field.getKey());
                    look(field.getKey().replaceAll("[_-]", "").toLowerCase(Locale.ROOT), field.getValue());
                }
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    boolean afterContacts =
                            i > 0 && CONTACTS.equals(node.get(i - 1).asString(""));
                    look(afterContacts ? "index" : name, node.get(i));
                }
            } else if (node.isIntegralNumber() && INDEXES.contains(name)) {
                blame(node.asLong(-1));
            } else if (node.isString()) {
                path(node.asString());
                if (IDS.contains(name)) {
                    id(node.asString());
                }
            } else if (node.isIntegralNumber() && IDS.contains(name)) {
                id(node.asString());
            }
        }

        private void path(String text) {
            Matcher matcher = PATH.matcher(text);
            while (matcher.find()) {
                blame(Long.parseLong(matcher.group(1)));
            }
        }

        private void id(String value) {
            for (int i = 0; i < contacts.size(); i++) {
                ObjectNode contact = contacts.get(i);
                if (SENT_IDS.stream()
                        .anyMatch(field -> value.equals(contact.path(field).asString("\0")))) {
                    found.add(i);
                }
            }
        }

        private void blame(long position) {
            if (position >= 0 && position < contacts.size()) {
                found.add((int) position);
            }
        }
    }
}
