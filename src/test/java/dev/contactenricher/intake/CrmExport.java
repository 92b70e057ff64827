package dev.contactenricher.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export as a CRM writes it, of made-up persons.
 *
 * @param flaws by row, the code with which a row is to be rejected for what is wrong in it; no other row is to be
 */
public record CrmExport(List<String> header, List<List<String>> rows, Map<Integer, String> flaws) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Headers as the CRMs have them: id, first name, last name, e-mail, phone, street, city, country, opt-out. */
    public enum Shape {
        SALESFORCE_REPORT(
                "salesforce",
                "Contact ID|First Name|Last Name|Email|Phone|Mailing Street|Mailing City|Mailing Country|Email Opt Out"),
        SALESFORCE_DATA(
                "salesforce",
                "Id|FirstName|LastName|Email|MobilePhone|MailingStreet|MailingCity|MailingCountry|HasOptedOutOfEmail"),
        SALESFORCE_LEADS("salesforce", "Id|FirstName|LastName|Email|Phone|Street|City|Country|HasOptedOutOfEmail"),
        HUBSPOT(
                "hubspot",
                "Record ID|First Name|Last Name|Email|Phone Number|Street Address|City|Country/Region|Unsubscribed from all email"),
        DYNAMICS(
                "dynamics",
                "(Do Not Modify) Contact|First Name|Last Name|Email|Business Phone|Address 1: Street 1|Address 1: City|Address 1: Country/Region|Do not allow Emails");

        private final String mapping;
        private final List<String> header;

        Shape(String mapping, String header) {
            this.mapping = mapping;
            this.header = List.of(header.split("\\|"));
        }

        /** Its name in {@code ?mapping=}. */
        public String mapping() {
            return mapping;
        }
    }

    /** @param domain of the persons' mailboxes */
    public static CrmExport of(int size, String domain, Shape shape) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, String> flaws = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            rows.add(row(i, domain, flaws));
        }
        return new CrmExport(shape.header, rows, flaws);
    }

    private static List<String> row(int i, String domain, Map<Integer, String> flaws) {
        String email = "person" + i + "@" + domain;
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

    public String csv() {
        return line(header) + rows.stream().map(CrmExport::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The same rows as a batch, without what is empty. */
    public String json() {
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
