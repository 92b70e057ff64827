package dev.contactenricher.privacy;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks into every value of every table for a person: in plain, encrypted, by hash and by the person's ids. */
final class Traces {

    /** Subjects of audit entries are random ids that nothing leads to any more, which is what the other columns prove. */
    private static final List<String> EXPECTED = List.of("audit_entry.subject");

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final KeyedHash hash;

    Traces(JdbcTemplate jdbc, Vault vault, KeyedHash hash) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
    }

    /**
     * What leads to a person.
     *
     * @param texts parts of the person's data, and the person's ids
     * @param hashes under which the person would be found
     */
    record Clues(List<String> texts, List<byte[]> hashes) {}

    Clues clues(Map<String, Object> contact, List<String> personIds) {
        String email = text(contact, "email");
        String phone = text(contact, "phone");
        List<String> texts = new ArrayList<>(List.of(
                email.substring(0, email.indexOf('@')),
                phone.substring(2),
                text(contact, "last_name"),
                text(contact, "external_crm_id")));
        texts.addAll(personIds);
        return new Clues(
                texts,
                List.of(
                        Arrays.copyOf(hash.of("email", email), 16),
                        Arrays.copyOf(hash.of("phone", phone), 16),
                        Arrays.copyOf(hash.of("crm", text(contact, "external_crm_id")), 16)));
    }

    static String text(Map<String, Object> contact, String field) {
        return requireNonNull(contact.get(field)).toString();
    }

    /** The columns, as {@code table.column}, that hold something of the person. */
    List<String> of(Clues clues) {
        List<String> found = new ArrayList<>();
        everyValue((column, value) -> {
            if (!EXPECTED.contains(column) && !found.contains(column) && leads(value, clues)) {
                found.add(column);
            }
        });
        return found;
    }

    /** How encrypted values about the person begin; no two begin alike, as each has a nonce of its own. */
    List<byte[]> ciphertexts(Clues clues) {
        List<byte[]> found = new ArrayList<>();
        everyValue((column, value) -> {
            if (value instanceof byte[] bytes && isAbout(decrypted(bytes), clues)) {
                found.add(Arrays.copyOf(bytes, 32));
            }
        });
        return found;
    }

    /** The files of a folder that hold any of these bytes. */
    static List<Path> filesWith(Path folder, List<byte[]> needles) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> needles.stream().anyMatch(needle -> contains(read(file), needle)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean leads(Object value, Clues clues) {
        return switch (value) {
            case byte[] bytes ->
                isAbout(decrypted(bytes), clues)
                        || isAbout(new String(bytes, StandardCharsets.UTF_8), clues)
                        || clues.hashes().stream().anyMatch(one -> beginsWith(bytes, one));
            default -> isAbout(value.toString(), clues);
        };
    }

    /** The hash of a CRM's id stands before that of its source. */
    private static boolean beginsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean isAbout(String text, Clues clues) {
        String folded = text.toLowerCase(Locale.ROOT);
        return clues.texts().stream().anyMatch(clue -> folded.contains(clue.toLowerCase(Locale.ROOT)));
    }

    /** Empty when it is no ciphertext. */
    private String decrypted(byte[] bytes) {
        try {
            return vault.decrypt(bytes);
        } catch (IllegalStateException e) {
            return "";
        }
    }

    private interface Visitor {
        void visit(String column, Object value);
    }

    private void everyValue(Visitor visitor) {
        for (String table : tables()) {
            jdbc.query("SELECT * FROM " + table, row -> {
                var columns = row.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    if (value != null) {
                        visitor.visit(table + '.' + columns.getColumnName(i), value);
                    }
                }
            });
        }
    }

    private List<String> tables() {
        ConnectionCallback<List<String>> read = connection -> {
            List<String> names = new ArrayList<>();
            try (var rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
            return names;
        };
        return jdbc.execute(read).stream()
                .filter(name -> !name.startsWith("sqlite_") && !name.startsWith("flyway"))
                .toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] content, byte[] needle) {
        for (int i = 0; i <= content.length - needle.length; i++) {
            if (content[i] == needle[0] && Arrays.equals(content, i, i + needle.length, needle, 0, needle.length)) {
                return true;
            }
        }
        return false;
    }
}
