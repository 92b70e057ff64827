package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Contacts of persons that nobody else has, and the forms in which they go out. */
final class SentContacts {

    private static final List<String> FLAGS = List.of("consent_to_email", "consent_to_sms", "consent_to_phone");
    private static final List<String> NAMES = List.of("Zoë", "Łukasz 😀", "O'Brien", "a,b;c", "say \"no\"", "Ann");

    private SentContacts() {}

    /** A body as it goes out, with its media type. */
    record Body(byte[] bytes, String type, boolean isFile) {

        /** JSON that says the same, and is another body. */
        Body longer() {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            longer[bytes.length] = '\n';
            return new Body(longer, type, isFile);
        }
    }

    /**
     * @param tag that makes their persons others than those of another tag, of as many digits as any
     * @param random the same gives the same contacts but for the tag
     */
    static List<Map<String, String>> some(int tag, Random random) {
        List<Map<String, String>> contacts = new ArrayList<>();
        boolean isGerman = random.nextBoolean();
        int most = random.nextInt(15) == 0 ? 300 : 6;
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            int person = random.nextInt(most);
            Map<String, String> contact = new LinkedHashMap<>();
            contact.put("last_name", NAMES.get(person % NAMES.size()) + " Söhne");
            if (random.nextInt(5) > 0) {
                contact.put("email", random.nextInt(9) == 0 ? "no mailbox" : email(tag, person));
            }
            if (random.nextInt(3) == 0) {
                contact.put("phone", phone(tag, person));
            }
            if (random.nextInt(4) > 0) {
                contact.put("country", isGerman ? "Österreich" : "US");
            }
            if (random.nextInt(3) == 0) {
                contact.put("external_crm_id", "%07d-%d".formatted(tag, person));
            }
            if (random.nextInt(3) == 0) {
                contact.put("Note", "line one\nline \"two\"\t" + "ü".repeat(random.nextInt(40)));
            }
            contact.put("updated_at", "2026-01-%02dT00:00:00Z".formatted(1 + random.nextInt(20)));
            boolean grants = random.nextBoolean();
            for (String flag : FLAGS) {
                if (grants || random.nextInt(3) == 0) {
                    contact.put(flag, grants || random.nextBoolean() ? "true" : random.nextBoolean() ? "false" : "ja");
                }
            }
            contacts.add(contact);
        }
        return contacts;
    }

    static String email(int tag, int person) {
        return "p%d.%07d@acme.example".formatted(person, tag);
    }

    private static String phone(int tag, int person) {
        return "+49309%07d".formatted(tag * 1000 + person);
    }

    /** Without the tag: what is said of their persons is then the same of any. */
    static String untagged(String text, int tag) {
        return Pattern.compile("\\+49309(\\d{7})")
                .matcher(text.replace("%07d".formatted(tag), "TAG"))
                .replaceAll(phone -> "PHONE " + (Integer.parseInt(phone.group(1)) - tag * 1000));
    }

    /** As a program would send it that knows no other way. */
    static Body plainly(List<Map<String, String>> contacts) {
        return new Body(WrittenForms.json(contacts).getBytes(UTF_8), "application/json", false);
    }

    static Body somehow(List<Map<String, String>> contacts, Random random) {
        if (random.nextBoolean()) {
            String type = WrittenForms.one(
                    random,
                    "application/json",
                    "application/json; charset=utf-8",
                    "Application/JSON;charset=\"UTF-8\"",
                    "application/json; charset=utf-16");
            String mark = random.nextInt(4) == 0 ? "\uFEFF" : "";
            String end = WrittenForms.one(random, "", "", "\n", " \r\n\t");
            return new Body((mark + WrittenForms.otherJson(contacts, random) + end).getBytes(UTF_8), type, false);
        }
        List<String> columns = new ArrayList<>(FLAGS);
        Collections.addAll(columns, "email", "phone", "last_name", "country", "external_crm_id", "Note", "updated_at");
        Collections.shuffle(columns, random);
        WrittenForms.Bytes file = WrittenForms.bytes(WrittenForms.file(columns, contacts, random), random);
        return new Body(file.bytes(), "text/csv" + charset(file.named()), true);
    }

    private static String charset(@Nullable Charset named) {
        return named == null ? "" : "; charset=" + named.name();
    }
}
