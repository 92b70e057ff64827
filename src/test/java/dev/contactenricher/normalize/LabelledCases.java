package dev.contactenricher.normalize;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores the normaliser on labelled cases that nobody here wrote; they lie outside of the project. */
final class LabelledCases {

    /** How many cases of a kind came out right, and what went wrong with the others. */
    record Score(String name, double goal, int right, int cases, List<String> failures) {

        double percent() {
            return cases == 0 ? 0 : 100.0 * right / cases;
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ROUTABLE = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");

    private final Path folder;
    private final ContactNormalizer normalizer = new ContactNormalizer("US");

    private LabelledCases(Path folder) {
        this.folder = folder;
    }

    /** The cases in the folder that the system property {@code normalization.data} names, or nothing. */
    static Optional<LabelledCases> find() {
        Path folder = Path.of(System.getProperty("normalization.data", "../shared/data/normalization"));
        return Files.isDirectory(folder) ? Optional.of(new LabelledCases(folder)) : Optional.empty();
    }

    List<Score> scores() throws IOException {
        return List.of(
                addresses(),
                internationalAddresses("latin", 85),
                internationalAddresses("other", 70),
                countryNames(),
                emails(),
                windowsZones(),
                zoneLabels());
    }

    /** All scripts are written right to left or left to right as one text; the country may stand beside it. */
    Score internationalAddresses(String script, double goal) throws IOException {
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (JsonNode row : jsonLines("international-addresses.jsonl")) {
            if (row.get("script").stringValue().equals(script)) {
                cases++;
                String country = row.get("country_given").stringValue(null);
                compare(row, address(row.get("text").stringValue(), country), failures);
            }
        }
        return score("addresses, " + script + " script", goal, cases, failures);
    }

    /** A state counts by its name and by its customary abbreviation. */
    private static void compare(JsonNode row, Map<String, String> found, List<String> failures) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String field : List.of("address1", "city", "state", "postal_code", "country")) {
            String value = row.get("expected").get(field).stringValue(null);
            expected.put(field, field.equals("address1") ? sorted(plain(value)) : plain(value));
        }
        String country = found.getOrDefault("country", "").toUpperCase(Locale.ROOT);
        String state = row.get("expected").get("state").stringValue("");
        if (plain(Subdivisions.customary(country, state)).equals(found.getOrDefault("state", ""))) {
            expected.put("state", found.getOrDefault("state", ""));
        }
        if (!found.equals(expected)) {
            failures.add(row.get("text").stringValue().replace("\n", " ⏎ ") + " "
                    + row.path("country_given").stringValue("") + "\n      found    " + found + "\n      expected "
                    + expected);
        }
    }

    /** The rows of all labelled texts. */
    List<JsonNode> texts() throws IOException {
        List<JsonNode> texts = new ArrayList<>(jsonLines("addresses.jsonl"));
        texts.addAll(jsonLines("international-addresses.jsonl"));
        return texts;
    }

    Score addresses() throws IOException {
        List<String> failures = new ArrayList<>();
        List<JsonNode> rows = jsonLines("addresses.jsonl");
        for (JsonNode row : rows) {
            compare(row, address(row.get("text").stringValue(), null), failures);
        }
        return score("addresses, all five fields", 94, rows.size(), failures);
    }

    Score countryNames() throws IOException {
        List<String> failures = new ArrayList<>();
        List<String[]> rows = table("country-names.tsv");
        for (String[] row : rows) {
            String found = normalized("country", row[2]).country().given();
            if (!row[1].equals(found)) {
                failures.add(String.join(" ", row) + ", found " + found);
            }
        }
        return score("country names", 99, rows.size(), failures);
    }

    Score emails() throws IOException {
        List<String> failures = new ArrayList<>();
        List<JsonNode> rows = jsonLines("emails.jsonl");
        for (JsonNode row : rows) {
            String address = row.get("address").stringValue();
            boolean surroundedByWhiteSpace =
                    row.get("diagnosis").stringValue().equals("ISEMAIL_CFWS_FWS") && !address.contains("\n");
            boolean valid = ROUTABLE.contains(row.get("category").stringValue()) || surroundedByWhiteSpace;
            if (EmailParser.parse(address).isPresent() != valid) {
                failures.add(row.toString());
            }
        }
        return score("e-mail, valid or not", 95, rows.size(), failures);
    }

    Score zoneLabels() throws IOException {
        List<String> failures = new ArrayList<>();
        List<String[]> rows = table("timezone-labels.tsv");
        for (String[] row : rows) {
            String found = (row[1].isEmpty()
                            ? normalized("timezone", row[0])
                            : normalized("timezone", row[0], "country", row[1]))
                    .timeZone()
                    .id();
            boolean right = Arrays.stream(row[2].split(" "))
                    .map(id -> id.startsWith("+") ? id : com.ibm.icu.util.TimeZone.getIanaID(id))
                    .map(id -> id.replace("Etc/UTC", "UTC"))
                    .anyMatch(found::equals);
            if (!right) {
                failures.add(String.join(" | ", row) + ", found " + found);
            }
        }
        return score("time-zone labels", 95, rows.size(), failures);
    }

    Score windowsZones() throws IOException {
        List<String> failures = new ArrayList<>();
        List<String[]> rows = table("windows-zones.tsv");
        for (String[] row : rows) {
            String found = row[1].equals("001")
                    ? normalized("timezone", row[0]).timeZone().id()
                    : normalized("timezone", row[0], "country", row[1])
                            .timeZone()
                            .id();
            boolean right = Arrays.stream(row[2].split(" "))
                    .map(id -> com.ibm.icu.util.TimeZone.getIanaID(id).replace("Etc/UTC", "UTC"))
                    .anyMatch(found::equals);
            if (!right) {
                failures.add(String.join(" ", row) + ", found " + found);
            }
        }
        return score("Windows zones", 99, rows.size(), failures);
    }

    private Map<String, String> address(String text, @Nullable String country) {
        Contact contact =
                country == null ? normalized("address", text) : normalized("address", text, "country", country);
        Map<String, String> found = new LinkedHashMap<>();
        found.put("address1", sorted(plain(contact.address().address1())));
        found.put("city", plain(contact.address().city()));
        found.put("state", plain(contact.address().state()));
        found.put("postal_code", plain(contact.address().postalCode()));
        found.put("country", plain(contact.country().code()));
        return found;
    }

    private Contact normalized(String... fields) {
        var raw = JSON.createObjectNode().put("email", "someone@example.com");
        for (int i = 0; i < fields.length; i += 2) {
            raw.put(fields[i], fields[i + 1]);
        }
        return ((Normalized) normalizer.normalize(raw)).contact();
    }

    /** Without case and punctuation, as the cases' own README compares. */
    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(unescaped(text), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{Cf}", "")
                        .replaceAll("[\\p{P}\\p{S}]+", " ")
                        .strip()
                        .replaceAll("\\s+", " ");
    }

    /** Some cases were escaped once too often; the normaliser repairs that. */
    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(text)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    private static String sorted(String text) {
        String[] words = text.split(" ");
        Arrays.sort(words);
        return String.join(" ", words);
    }

    private static Score score(String name, double goal, int cases, List<String> failures) {
        return new Score(name, goal, cases - failures.size(), cases, failures);
    }

    private List<JsonNode> jsonLines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .toList();
    }

    private List<String[]> table(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t"))
                .toList();
    }
}
