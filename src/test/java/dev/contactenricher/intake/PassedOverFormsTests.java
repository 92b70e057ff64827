package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A contact that is passed over for its size refuses what it would refuse if it were read, whatever its form. */
class PassedOverFormsTests {

    private static final String MUCH = "x".repeat(RawContacts.MOST_BYTES + 1);
    private static final String DEEP = "[".repeat(100) + "]".repeat(100);
    private static final int ROUNDS = 40;

    private final Mappings mappings = new Mappings(Map.of());
    private final JsonMapper json = new JsonMapper();
    private final BatchReader reader =
            new BatchReader(new ContactNormalizer("US"), new IntakeSettings(100, 1000, Duration.ofHours(24)));

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "hubspot", "dynamics"})
    void whatIsPassedOverRefusesAsIfItWereRead(String mapping) {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            var random = new Random(seed);
            Map<String, String> contact = contact(mapping, random);
            Refusal refusal = read(WrittenForms.json(List.of(contact)), new BatchRequest.Json(), mapping);
            String written = json.writeValueAsString(contact);
            for (String large : List.of(
                    written.replaceFirst("}$", ", \"deep\": " + DEEP + "}"),
                    written.replaceFirst("\\{", "{\"deep\": " + DEEP + ", "))) {
                assertThat(read("{\"contacts\": [" + large + "]}", new BatchRequest.Json(), mapping))
                        .as("seed %d: %s", seed, written)
                        .isEqualTo(refusal.passedOver());
            }
            contact.put("Much", MUCH);
            List<String> columns = new ArrayList<>(contact.keySet());
            Collections.shuffle(columns, random);
            String file = WrittenForms.file(columns, List.of(contact), random);
            assertThat(read(file, new BatchRequest.Csv(null, 0), mapping))
                    .as("seed %d: a file, %s", seed, written)
                    .isEqualTo(refusal.passedOver());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "{\"timestamp\": \"2026-03-01\", \"value\": \"%s\", \"versions\": [\"x\"]}"})
    void whatIsOpenedIsHeardToo(String held) {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            var random = new Random(seed);
            Map<String, String> contact = new HashMap<>(contact("hubspot", random));
            contact.values().removeIf(value -> value.contains("\"") || value.contains("\\") || value.contains("\n"));
            List<String> members = new ArrayList<>();
            contact.forEach((name, value) -> members.add("\"" + name + "\": " + held.formatted(value)));
            String record =
                    "{\"id\": \"7\", \"properties\": {" + String.join(", ", members) + "}, \"archived\": false%s}";
            Refusal refusal =
                    read("{\"contacts\": [" + record.formatted("") + "]}", new BatchRequest.Json(), "hubspot");
            String large = record.formatted(
                    ", \"associations\": {\"email\": \"z@b.co\", \"value\": \"no\", \"d\": " + DEEP + "}");
            assertThat(read("{\"contacts\": [" + large + "]}", new BatchRequest.Json(), "hubspot"))
                    .as("seed %d: %s", seed, large)
                    .isEqualTo(refusal.passedOver());
        }
    }

    /** Which column a cell is in where there are more or fewer of them than columns would be a guess. */
    @ParameterizedTest
    @ValueSource(strings = {"a@b.co,no,x,", "a@b.co,no,", "a@b.co,no,x,y,"})
    void aRowOfAnotherWidthRefusesNothing(String row) {
        String file = "email,consent_to_sms,name,city,note\n" + row + MUCH + "\n";
        Refusal refusal = read(file, new BatchRequest.Csv(null, 0), "");
        assertThat(refusal.says().startsWith("a@b.co")).isEqualTo(row.equals("a@b.co,no,x,y,"));
    }

    private static Map<String, String> contact(String mapping, Random random) {
        Map<String, String> names = new HashMap<>(Map.of("email", "email", "much", "Much"));
        List<String> known = FormValues.columns(mapping);
        for (int i = 3 + random.nextInt(12); i > 0; i--) {
            String name = known.get(random.nextInt(known.size()));
            names.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), name);
        }
        Map<String, String> contact = new LinkedHashMap<>();
        names.values().forEach(name -> contact.put(name, FormValues.column(name, random)));
        contact.put("email", "a@b.co");
        contact.remove("Much");
        return contact;
    }

    /** @param says whom it leads to, and what that one refuses */
    private record Refusal(boolean isPassedOver, String says) {

        Refusal passedOver() {
            return new Refusal(true, says);
        }
    }

    private Refusal read(String body, BatchRequest.Body form, String mapping) {
        var used = mapping.isEmpty() ? Mapping.plain() : mappings.find(mapping).orElseThrow();
        var request = new BatchRequest(form, "", mapping, used, false, false);
        Batch batch = (Batch) reader.read(new ByteArrayInputStream(body.getBytes(UTF_8)), request);
        Normalization only = batch.contacts().getFirst();
        return switch (only) {
            case Normalized read -> new Refusal(false, says(read.contact()));
            case Rejected rejected ->
                new Refusal(rejected.errors().getFirst().code().equals("too_large"), says(rejected.readable()));
        };
    }

    private static String says(@Nullable Contact contact) {
        return contact == null
                ? ""
                : (contact.email() == null ? "nobody" : contact.email().value()) + " "
                        + contact.consent().refusals();
    }
}
