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

    static void maybe(Random random, List<String> fields, String name, Object value) {
        if (random.nextBoolean()) {
            fields.add("\"" + name + "\": " + value);
        }
    }

    static String text(Random random, String beginning) {
        return "\"" + beginning + (1 + random.nextInt(3)) + "\"";
    }
}
