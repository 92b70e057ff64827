package dev.contactenricher.store;

import java.util.ArrayDeque;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the tables and sets the clock back before each test. */
class FreshTables extends AbstractTestExecutionListener {

    private static final Set<String> KEPT = Set.of("flyway_schema_history", "secret", "person_gate");

    /** The tables that hold pages, among them those of deleted rows, which PostgreSQL would go on looking through. */
    private static final String WRITTEN = """
            SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND pg_relation_size(oid) > 0
            """;

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(TestClock.class).set(TestClock.START);
        var jdbc = context.getBean(JdbcTemplate.class);
        if (isPostgres(jdbc)) {
            truncate(jdbc);
        } else {
            delete(jdbc);
        }
    }

    private static boolean isPostgres(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> ask =
                connection -> connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
        return Boolean.TRUE.equals(jdbc.execute(ask));
    }

    private static void truncate(JdbcTemplate jdbc) {
        var written = jdbc.queryForList(WRITTEN, String.class).stream()
                .filter(name -> !KEPT.contains(name))
                .toList();
        if (!written.isEmpty()) {
            jdbc.execute("TRUNCATE " + String.join(", ", written) + " CASCADE");
        }
    }

    /** A table that others still point at is tried again after them. */
    private static void delete(JdbcTemplate jdbc) {
        var tables = new ArrayDeque<String>();
        for (String name : jdbc.queryForList("SELECT name FROM sqlite_master WHERE type = 'table'", String.class)) {
            if (!KEPT.contains(name) && !name.startsWith("sqlite_")) {
                tables.add(name);
            }
        }
        for (int refused = 0; !tables.isEmpty(); ) {
            String table = tables.remove();
            try {
                jdbc.update("DELETE FROM " + table);
                refused = 0;
            } catch (DataIntegrityViolationException e) {
                tables.add(table);
                if (++refused > tables.size()) {
                    throw e;
                }
            }
        }
    }
}
