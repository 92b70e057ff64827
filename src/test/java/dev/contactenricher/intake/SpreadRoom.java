package dev.contactenricher.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Takes the same contacts in again and again, in other orders and batches. */
abstract class SpreadRoom extends AdmissionRoom {

    private static final List<String> TABLES =
            List.of("person_alias", "person", "withdrawal", "merge_person", "merge_entry", "merge_request");

    /** What reaches CXone of contacts that come in batches of that size, to an empty store. */
    Set<ObjectNode> takeAndMerge(List<String> contacts, int batchSize) {
        TABLES.forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        for (int from = 0; from < contacts.size(); from += batchSize) {
            take(contacts.subList(from, Math.min(from + batchSize, contacts.size()))
                    .toArray(String[]::new));
        }
        return new HashSet<>(cxone.merge());
    }

    /** What somebody may say of themselves besides keys, consent and where they are. */
    static void addValues(Random random, List<String> fields, int person) {
        maybe(random, fields, "external_crm_id", text(random, "id" + person));
        // a last name alone would contradict another one, and the phone then belong to several
        if (random.nextBoolean()) {
            fields.add("\"first_name\": " + text(random, "Person" + person + "xx"));
            maybe(random, fields, "last_name", text(random, "Name" + person));
        }
        maybe(random, fields, "timezone", random.nextBoolean() ? "\"America/Chicago\"" : "\"America/Denver\"");
        maybe(random, fields, "consent_date", text(random, "2025-01-0"));
        maybe(random, fields, "communication_preferences", "{\"frequency\": " + text(random, "f") + "}");
        maybe(random, fields, "loyalty", text(random, "level"));
        maybe(
                random,
                fields,
                "interaction_history",
                "[{\"at\": \"2025-0%d-01T00:00:00Z\", \"n\": %d}]".formatted(1 + random.nextInt(9), random.nextInt(2)));
    }

    static void maybe(Random random, List<String> fields, String name, Object value) {
        if (random.nextBoolean()) {
            fields.add("\"" + name + "\": " + value);
        }
    }

    static String text(Random random, String beginning) {
        return "\"" + beginning + (1 + random.nextInt(3)) + "\"";
    }
}
