package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.intake.BatchRequest.Form;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Exports in the shapes of three CRMs, of 3,000 rows each, with only the name of the mapping. */
class CrmExportsTests {

    private static final int ROWS = 3000;
    private static final JsonMapper JSON = new JsonMapper();

    private final BatchReader reader = new BatchReader(
            new ContactNormalizer("US"), new IntakeSettings(10_000, 1000, Duration.ofDays(30), Duration.ofHours(24)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesforce|Contact ID|First Name|Last Name|Email|Phone|Mailing Street|Mailing City|Mailing Country|Email Opt Out",
                "salesforce|Id|FirstName|LastName|Email|MobilePhone|MailingStreet|MailingCity|MailingCountry|HasOptedOutOfEmail",
                "salesforce|Id|FirstName|LastName|Email|Phone|Street|City|Country|HasOptedOutOfEmail",
                "hubspot|Record ID|First Name|Last Name|Email|Phone Number|Street Address|City|Country/Region|Unsubscribed from all email",
                "dynamics|(Do Not Modify) Contact|First Name|Last Name|Email|Business Phone|Address 1: Street 1|Address 1: City|Address 1: Country/Region|Do not allow Emails"
            })
    void isTakenButForItsOwnFlawsAndDecidesLikeItsJson(
            String name,
            String id,
            String first,
            String last,
            String email,
            String phone,
            String street,
            String city,
            String country,
            String optOut) {
        List<String> header = List.of(id, first, last, email, phone, street, city, country, optOut);
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, String> flaws = new TreeMap<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i, flaws));
        }
        Mapping mapping = new Mappings(Map.of()).find(name).orElseThrow();
        Batch file = read(Form.CSV, mapping, csv(header, rows));
        assertThat(codes(file)).isEqualTo(flaws);
        Batch json = read(Form.JSON, mapping, json(header, rows));
        assertThat(json.contacts()).usingRecursiveComparison().isEqualTo(file.contacts());
    }

    /** @param flaws takes the code by which the row is to be rejected, where it has a flaw */
    private static List<String> row(int i, Map<Integer, String> flaws) {
        String email = "person" + i + "@example.com";
        String optOut = i % 3 == 0 ? "1" : i % 3 == 1 ? "No" : "";
        switch (i % 100) {
            case 17 -> {
                email = "n/a";
                flaws.put(i, "identity_missing");
            }
            case 41 -> {
                email = "nobody at home";
                flaws.put(i, "email_invalid");
            }
            case 77 -> {
                optOut = "perhaps";
                flaws.put(i, "consent_invalid");
            }
            default -> {}
        }
        boolean hasPhone = !flaws.containsKey(i) && i % 2 == 0;
        return List.of(
                "ID-" + i,
                i % 5 == 0 ? "ANN" : "Bob, \"Bobby\"",
                "Doe",
                email,
                hasPhone ? "(212) 555-01%02d".formatted(i % 100) : i % 4 == 1 ? "-" : "",
                i % 7 == 0 ? "350 5th Ave\nFloor 3" : "350 5th Ave; 2",
                "New York",
                "United States",
                optOut);
    }

    private Batch read(Form form, Mapping mapping, String text) {
        var request = new BatchRequest(form, null, "", "crm", mapping, false, false);
        return (Batch) reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), request);
    }

    private static Map<Integer, String> codes(Batch batch) {
        Map<Integer, String> codes = new TreeMap<>();
        for (int i = 0; i < batch.contacts().size(); i++) {
            if (batch.contacts().get(i) instanceof Rejected rejected) {
                codes.put(i, rejected.errors().getFirst().code());
            }
        }
        return codes;
    }

    private static String csv(List<String> header, List<List<String>> rows) {
        return line(header) + rows.stream().map(CrmExportsTests::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String json(List<String> header, List<List<String>> rows) {
        List<Map<String, String>> contacts = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> contact = new LinkedHashMap<>();
            for (int column = 0; column < header.size(); column++) {
                if (!row.get(column).isBlank()) {
                    contact.put(header.get(column), row.get(column));
                }
            }
            contacts.add(contact);
        }
        return JSON.writeValueAsString(Map.of("contacts", contacts));
    }
}
