package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A batch that comes again once all of it is merged costs no request, and tells the audit trail nothing new of consent. */
class RepeatedBatchesTests extends SpreadRoom {

    private static final int ROUNDS = 60;

    @Test
    void theSameBatchSendsNothing() {
        long first = Long.getLong("spread.seed", 1);
        for (long seed = first; seed < first + ROUNDS; seed++) {
            var random = new Random(seed);
            boolean isDated = random.nextBoolean();
            boolean isGerman = random.nextBoolean();
            List<String> contacts = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                contacts.add(contact(random, isDated, isGerman));
            }
            takeAndMerge(contacts, contacts.size());
            long consents = consentEntries();
            if (isDated) {
                Collections.shuffle(contacts, random);
            }
            take(contacts.toArray(String[]::new));
            assertThat(cxone.merge()).as("seed %d: %s", seed, contacts).isEmpty();
            assertThat(consentEntries()).as("seed %d: %s", seed, contacts).isEqualTo(consents);
        }
    }

    private long consentEntries() {
        return jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'consent_granted'")
                .query(Long.class)
                .single();
    }

    private static String contact(Random random, boolean isDated, boolean isGerman) {
        int person = random.nextInt(3);
        int keys = random.nextInt(3);
        List<String> fields = new ArrayList<>();
        if (keys != 1) {
            fields.add("\"email\": \"p%d@example.com\"".formatted(person));
        }
        if (keys != 0) {
            fields.add("\"phone\": \"%s%d%d0\""
                    .formatted(isGerman ? "+49 30 2312 5" : "+1 212 736 5", person, random.nextInt(2)));
        }
        if (isDated || random.nextInt(4) == 0) {
            fields.add("\"updated_at\": \"2026-01-0%dT00:00:00Z\"".formatted(1 + random.nextInt(9)));
        }
        maybe(random, fields, "country", isGerman ? "\"DE\"" : "\"US\"");
        maybe(
                random,
                fields,
                "address",
                text(random, isGerman ? "Hauptstr. 5, 1011" : "5 Main St, Springfield, IL 6270"));
        boolean grantsAll = random.nextBoolean();
        for (String flag : List.of("consent_to_email", "consent_to_sms", "consent_to_phone")) {
            if (grantsAll) {
                fields.add("\"%s\": true".formatted(flag));
            } else {
                maybe(random, fields, flag, random.nextInt(4) > 0);
            }
        }
        if (random.nextInt(3) == 0) {
            fields.add("\"gdpr_consent_override\": " + random.nextBoolean());
        }
        addValues(random, fields, person);
        return "{" + String.join(", ", fields) + "}";
    }
}
