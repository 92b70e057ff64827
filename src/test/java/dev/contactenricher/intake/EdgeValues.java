package dev.contactenricher.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JSON values at the edges of what a number, a date or a text can be, as they stand in a body. */
final class EdgeValues {

    static final List<String> FIELDS = List.of(
            "external_crm_id",
            "email",
            "phone",
            "first_name",
            "last_name",
            "address",
            "address1",
            "address2",
            "city",
            "state",
            "postal_code",
            "country",
            "timezone",
            "consent_to_email",
            "consent_to_sms",
            "consent_to_phone",
            "gdpr_consent",
            "gdpr_consent_override",
            "consent_date",
            "updated_at",
            "communication_preferences",
            "interaction_history",
            "deduplication_hash",
            "note");

    /** Where a value may stand inside of a field; {@code %s} is the value. */
    static final List<String> PLACES = List.of(
            "%s",
            "[%s]",
            "{\"address1\": %s, \"city\": %s, \"country\": %s, \"postal_code\": %s}",
            "[{\"timestamp\": %s, \"type\": \"call\"}, {\"at\": 5, \"x\": %s}, {\"date\": %s}]");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "0.0",
            "1e400",
            "-1e400",
            "1E-400",
            "1e9999",
            "1e-9999",
            "1e99999",
            "1e999999999",
            "1e99999999999",
            "123456e2147483645",
            "-1E-9999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "-9223372036854775809",
            "31556889864403199",
            "31556889864403200",
            "-31557014167219200",
            "99999999999",
            "100000000000",
            "-62135596800000",
            "253402300800",
            "2147483648",
            "9".repeat(199),
            "9".repeat(400),
            "0." + "0".repeat(180) + "1");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\u0001\\u001f\\u007f\\u0085",
            "\\ud800",
            "\\udc00",
            "a\\udfffb",
            "\\udc00\\ud800",
            "\\ud800\\ud800\\udc00",
            "\\uffff\\ufffe\\ufdd0",
            "\\ufeff\\u200b\\u202e",
            "e\\u0301".repeat(400),
            "\\u0301".repeat(3000),
            "x".repeat(10_001),
            "\\r\\n",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00+18:00",
            "+1000000000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59.999999999-18:00",
            "2026-02-30",
            "2026-12-31T23:59:60Z",
            "24:00",
            "9223372036854775807",
            "-9223372036854775808",
            "1e400",
            "NaN",
            "UTC+99999999999",
            "GMT+25:99",
            "+99:99",
            "(".repeat(2000),
            "@".repeat(2000),
            "+".repeat(250),
            "9".repeat(250));

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[[]]",
            "{\"\": null}",
            "{\"\\ud800\": 1}",
            "{\"a\\u0000b\": \"\\udc00\"}",
            "{\"" + "k".repeat(501) + "\": 1}",
            "[".repeat(70) + "]".repeat(70),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200));

    private EdgeValues() {}

    static List<String> all() {
        List<String> values = new ArrayList<>(OTHERS);
        values.addAll(NUMBERS);
        TEXTS.forEach(text -> values.add('"' + text + '"'));
        return values;
    }

    /** Each value in each place. */
    static List<String> placed() {
        return all().stream()
                .flatMap(value -> PLACES.stream().map(place -> place.replace("%s", value)))
                .toList();
    }

    /** Contacts that have nothing at the edges but a name: the last one is a field that no one knows. */
    static Stream<String> names() {
        return Stream.of(
                "", "\\u0000", "\\ud800", "a\\udc00", "k".repeat(500), "k".repeat(501), "k".repeat(20_000), "\\uffff");
    }
}
