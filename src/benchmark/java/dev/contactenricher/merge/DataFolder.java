package dev.contactenricher.merge;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of the embedded database each contact takes, and what for. */
record DataFolder(JdbcClient jdbc, int contacts) {

    private static final String SIZE = """
            SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()
            """;
    private static final String PAYLOAD = """
            SELECT (SELECT SUM(LENGTH(payload)) FROM merge_entry) + (SELECT SUM(LENGTH(sealed)) FROM job_contact)
            """;
    private static final String LARGEST = """
            SELECT name, SUM(pgsize) AS size FROM dbstat GROUP BY name ORDER BY size DESC LIMIT 12
            """;

    /** Bytes a contact: all of the file, the sealed contact data in it, and the largest tables and indexes. */
    String report() {
        double all = bytes(SIZE);
        double payload = bytes(PAYLOAD);
        String largest = jdbc.sql(LARGEST)
                .query((row, n) -> "%s %.0f".formatted(row.getString("name"), row.getDouble("size") / contacts))
                .list()
                .stream()
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Bytes a contact: %.0f, of which %.0f sealed contact data, %.0f besides; %s",
                all,
                payload,
                all - payload,
                largest);
    }

    private double bytes(String sql) {
        return jdbc.sql(sql).query(Double.class).single() / contacts;
    }
}
