package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.contactenricher.mapping.Mappings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What people and programs put into fields and columns; what is not meant for one, too. */
final class FormValues {

    /** Between bars; {@code \} stands for a line feed, {@code ^} for a carriage return. */
    static final Map<String, List<String>> FIELDS = fields("""
            external_crm_id A-1|00123|=x|+5|@a|12345678901234567890|6.00123E+12|a,b|a;b|a"b|"a"|x\\y|n/a|'t Hooft|Ä-1|true|null|{}
            email a@b.co|Ann <ann@corp.example>|"Ann, B" <ann@corp.example>|a@b.co; c@d.co|mailto:a@b.co|n/a|nobody|MAX@MÜLLER.DE|a@b.co\\c@d.co|'a@b.co'|=a@b.co|+a@b.co
            phone +1 212 555 2368|2125552368|2125552368.0|4.9E+11|2.125550123E9|030 901820|030/901820|=+12125552368|'+12125552368|00493090182|2,125,552,368|2125552368;2125552369|nobody|n/a|1.2125552368E10|0
            first_name Ann|ANN|  Jo  Ann |ZoÃ«|'Ann|="Ann"|A,B|A;B|A\\B|-|null|O'Brien|5|1.50
            last_name Doe|DOE|'t Hooft|McDonald|Smith, Jr.|"Doe, Jane"|None|+Doe|'5
            address 5 Main St, Springfield, IL 62701|Unter den Linden 1\\10117 Berlin|Unter den Linden 1^\\10117 Berlin^\\Germany|10 Downing St, London SW1A 2AA, UK|n/a|{"city":"Berlin"}|5
            address1 5 Main St|Unter den Linden 1\\Hof 2|5|-5|'5 Main St|"5 Main St, Apt 2"
            address2 Apt 5|#5|-
            city Berlin|Springfield, IL|10115 Berlin|Lyon,|N/A
            state IL|Bavaria|Illinois (IL)|CA|5|DE
            postal_code 62701|2139|2139.0|'02139|="02139"|D-10117|SW1A 2AA|7030-1234|62,701
            country US|Germany|DE|276|276.0|Neverland|EU|n/a|04|'840|56.0|"Germany"
            timezone America/Chicago|Central Standard Time|EST|+02:00|-5|5.5|Nowhere/Land|'+05:30|="+05:30"|02:00
            consent_to_email true|false|TRUE|nein|ja|2|n/a| true |unknown
            consent_to_sms true|false|False|nein|opted out|-
            consent_to_phone true|false|null|no consent given
            gdpr_consent_override true|false|maybe|-
            consent_date 2025-01-01|1.1.2025|45000|-
            updated_at 2026-03-01 09:30|1772357400|1772357400000|20260301|1772357400.5|1.7723574E9|1.7723574E12|2.0260301E7|01/02/2026|-|'2026-03-01|="2026-03-01"|46082.5|1772357400,0|20260301093000.0000000|20260301093000|202603010930
            Tier Gold|1|1.50|=1+1|n/a|a"b|x^\\y|{"a":1}|'x|  pad
            Note x|a,b;c|"|'|Köln|😀|line\\line|line^line|^|sep=;
            gdpr_consent true
            """);

    private static final List<String> ANY = list("|| |-|n/a|0|1|x|'5");
    private static final List<String> FLAGS = list(
            "1|0|'1|'0|=\"1\"|yes|no|true|false|Unsubscribed|opted out|nein|ja|2020-01-01|'2020-01-01|Do not allow|Allow|x|✓|never|Email; SMS|NEVER_SUBSCRIBED|-1|Active|on| n");
    private static final List<String> OTHERS = list(
            "Email Opt Out|Status|Billing Country|Land/Region|Unsubscribed Time|Do Not Call|Consent_To_SMS|Accepts Email Marketing|Foo__c|Phone|Country|State|Zip|street|Updated At|PLZ");

    /** By what a column's name has in it, in this order. */
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        Stream.of("opt", "not", "consent", "status", "accepts", "unsub").forEach(word -> COLUMNS.put(word, FLAGS));
        Map.of("phone", "phone", "mobile", "phone", "country", "country", "land", "country", "zip", "postal_code")
                .forEach((word, field) -> COLUMNS.put(word, of(field)));
        Map.of("street", "address1", "city", "city", "state", "state", "modif", "updated_at", "updated", "updated_at")
                .forEach((word, field) -> COLUMNS.put(word, of(field)));
        COLUMNS.put("mailing", of("address"));
        COLUMNS.put("mail", of("email"));
        COLUMNS.put("name", of("last_name"));
    }

    private FormValues() {}

    static String field(String name, Random random) {
        return one(of(name), random);
    }

    /** Of one column of a CRM's export. */
    static String column(String name, Random random) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> fitting = COLUMNS.entrySet().stream()
                .filter(word -> lower.contains(word.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> of("Tier"));
        return one(random.nextInt(12) == 0 ? ANY : fitting, random);
    }

    /** Those that a mapping names, and others. */
    static List<String> columns(String mapping) {
        List<String> names = new ArrayList<>(OTHERS);
        try (InputStream rules = requireNonNull(Mappings.class.getResourceAsStream(mapping + ".tsv"))) {
            new String(rules.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t") && !line.startsWith("#") && !line.contains("*"))
                    .forEach(line -> names.add(line.substring(0, line.indexOf('\t'))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** JSON that is no contact, or none that can be taken. */
    static String misfit(Random random) {
        return one(
                List.of(
                        "null",
                        "true",
                        "\"a@b.co\"",
                        "[]",
                        "[{\"email\": \"a@b.co\"}]",
                        "1e400",
                        "1e99999999999",
                        "{}",
                        "{\"email\": \"\\ud800\"}",
                        "{\"email\": \"a@b.co\", \"email\": \"b@b.co\"}",
                        "{\"email\": \"a@b.co\", \"x\": {\"y\": [1, {\"z\": 1, \"z\": 2}]}, \"w\": [[]]}",
                        "{\"email\": \"a@b.co\", \"x\": " + "[".repeat(200) + "]".repeat(200) + "}",
                        "{\"email\": \"a@b.co\", \"x\": -1E-9999999999}",
                        "{\"email\": \"a@b.co\", \"" + "n".repeat(501) + "\": 1}",
                        "{\"email\": \"a@b.co\", \"gdpr_consent_override\": [\"}]\"]}"),
                random);
    }

    private static Map<String, List<String>> fields(String table) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        table.lines().forEach(line -> {
            int end = line.indexOf(' ');
            fields.put(
                    line.substring(0, end),
                    list(line.substring(end + 1).replace('\\', '\n').replace('^', '\r')));
        });
        return fields;
    }

    private static List<String> of(String field) {
        return requireNonNull(FIELDS.get(field));
    }

    private static List<String> list(String values) {
        return List.of(values.split("\\|"));
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
