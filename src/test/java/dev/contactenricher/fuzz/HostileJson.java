package dev.contactenricher.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes JSON by a grammar that knows the fields, with values that nobody would send, and then damages some of it. */
public final class HostileJson {

    /** Part of every text that is made, so that it is known wherever it turns up. */
    public static final String MARK = "qz.fuzz.mark";

    private static final List<String> CONTACT_FIELDS = List.of(
            "external_crm_id",
            "email",
            "phone",
            "address",
            "country",
            "timezone",
            "first_name",
            "last_name",
            "consent_to_email",
            "consent_to_sms",
            "consent_to_phone",
            "gdpr_consent_override",
            "updated_at",
            "consent_date",
            "communication_preferences",
            "interaction_history",
            "address1",
            "postal_code",
            "x");
    private static final List<String> EVENT_FIELDS = List.of("type", "contact_id", "event_id", "occurred_at", "x");
    private static final List<String> ANSWER_FIELDS = List.of(
            "access_token", "expires_in", "token_type", "scope", "contact_id", "contacts", "id", "error", "status");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\ud83d\\ude00",
            "\\u202e",
            "\\ufeff",
            "%s%n%x",
            "${jndi:x}",
            "' OR 1=1 --",
            "<script>",
            "../../etc",
            "\\r\\nX-Injected: 1",
            "a@b.co",
            "@",
            "a@",
            "\\\"a b\\\"@example.org",
            "ünïcode@exämple.org",
            "x@xn--",
            "a@" + "b.".repeat(130) + "co",
            "+1 212 555 2368",
            "+",
            "00",
            "tel:+49;ext=1",
            "١٢٣٤٥٦٧٨٩",
            "1 Main St, New York, NY 10001",
            ",,,,,,",
            "\\n\\n\\n",
            "DE",
            "276",
            "Germany",
            "ZZ",
            "GMT+25:99",
            "Eastern Standard Time",
            "+14:00",
            "-99:99",
            "2026-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "true",
            "TRUE",
            "contact.merged",
            "contact.updated");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "1.5",
            "1e400",
            "1E-400",
            "1e999999999",
            "1e99999999999",
            "123456e2147483645",
            "-1E-9999999999",
            "9223372036854775808",
            "9".repeat(190),
            "0.1" + "0".repeat(180) + "1",
            "00",
            "1.",
            ".5",
            "+1",
            "NaN",
            "Infinity",
            "0x10");

    private final Random random;

    public HostileJson(long seed) {
        random = new Random(seed);
    }

    byte[] batch() {
        int count = random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(4);
        var contacts = new StringBuilder("{\"contacts\": [");
        for (int i = 0; i < count; i++) {
            contacts.append(i == 0 ? "" : ",").append(random.nextInt(12) == 0 ? value(3) : object(CONTACT_FIELDS, 4));
        }
        contacts.append("]");
        if (random.nextInt(10) == 0) {
            contacts.append(",").append(text()).append(":").append(value(1));
        }
        return damaged(contacts.append("}").toString());
    }

    byte[] event() {
        return damaged(random.nextInt(10) == 0 ? value(3) : object(EVENT_FIELDS, 3));
    }

    public byte[] cxoneAnswer() {
        return damaged(random.nextInt(6) == 0 ? value(4) : object(ANSWER_FIELDS, 4));
    }

    /** A header's value, as far as a header can hold it. */
    public String header() {
        return switch (random.nextInt(6)) {
            case 0 -> "v1," + MARK;
            case 1 -> "v1, v1 v1,, v2,x " + "v1,".repeat(random.nextInt(500));
            case 2 -> String.valueOf(random.nextLong());
            case 3 -> "9".repeat(random.nextInt(100));
            case 4 -> MARK.repeat(random.nextInt(80));
            default -> pick(TEXTS).replaceAll("[^\\x20-\\x7e]", "?");
        };
    }

    public boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String object(List<String> fields, int depth) {
        var json = new StringBuilder("{");
        int count = random.nextInt(fields.size() + 1);
        for (int i = 0; i < count; i++) {
            String name = random.nextInt(15) == 0 ? text() : '"' + pick(fields) + '"';
            json.append(i == 0 ? "" : ",").append(name).append(": ").append(value(depth - 1));
        }
        return json.append("}").toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(List.of("true", "false", "null"));
            case 2, 3, 4, 5, 6 -> text();
            case 7 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            case 8 -> nested();
            default -> object(CONTACT_FIELDS, depth);
        };
    }

    private String text() {
        String text = pick(TEXTS);
        return switch (random.nextInt(12)) {
            case 0 -> '"' + MARK + text.repeat(1 + random.nextInt(300)) + '"';
            case 1, 2, 3, 4 -> '"' + text + '"';
            case 5, 6 -> "\"%s.%d@mail.example\"".formatted(MARK, random.nextInt(50));
            default -> '"' + text + MARK + '"';
        };
    }

    private String nested() {
        int depth = random.nextInt(8) == 0 ? 5_000 : random.nextInt(70);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private byte[] damaged(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(16)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> flipped(bytes);
            case 2 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 -> json.getBytes(StandardCharsets.UTF_16);
            case 4 -> joined(bytes, bytes);
            case 5 -> noise();
            default -> bytes;
        };
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = 0; i <= random.nextInt(5) && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(two);
        return all.toByteArray();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
