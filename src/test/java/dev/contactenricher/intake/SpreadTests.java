package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What reaches CXone of contacts that all wait does not depend on their order, nor on the batches they came in: persons,
 * values and consent, as docs/identity.md promises it.
 */
class SpreadTests extends SpreadRoom {

    @Test
    void whatIsSentDoesNotDependOnOrderAndBatches() {
        var random = new Random(Long.getLong("spread.seed", 50));
        for (int round = 0; round < 12; round++) {
            List<String> contacts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                contacts.add(contact(random));
            }
            Set<ObjectNode> together = takeAndMerge(contacts, contacts.size());
            assertThat(together).isNotEmpty();
            for (int size : List.of(1, 3, 7)) {
                Collections.shuffle(contacts, random);
                assertThat(takeAndMerge(contacts, size))
                        .as("round %d in batches of %d", round, size)
                        .isEqualTo(together);
            }
        }
    }

    /** Of one of three Americans, each with two phones and three ids of their own, who say this and that of themselves. */
    private static String contact(Random random) {
        int person = random.nextInt(3);
        int keys = random.nextInt(3);
        List<String> fields = new ArrayList<>();
        if (keys != 1) {
            fields.add("\"email\": \"p%d@example.com\"".formatted(person));
        }
        if (keys != 0) {
            fields.add("\"phone\": \"+1 212 736 5%d%d0\"".formatted(person, random.nextInt(2)));
        }
        fields.add("\"updated_at\": \"2026-01-0%dT00:00:00Z\"".formatted(1 + random.nextInt(9)));
        fields.add("\"country\": \"US\"");
        for (String flag : List.of("consent_to_email", "consent_to_sms", "consent_to_phone")) {
            maybe(random, fields, flag, random.nextBoolean());
        }
        maybe(random, fields, "address", text(random, "5 Main St, Springfield, IL 6270"));
        addValues(random, fields, person);
        return "{" + String.join(", ", fields) + "}";
    }
}
