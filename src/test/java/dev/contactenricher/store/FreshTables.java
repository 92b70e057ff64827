package dev.contactenricher.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the tables and sets the clock back before each test. */
class FreshTables extends AbstractTestExecutionListener {

    private static final Set<String> KEPT = Set.of("flyway_schema_history", "secret");

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(TestClock.class).set(TestClock.START);
        var jdbc = context.getBean(JdbcTemplate.class);
        empty(jdbc, new ArrayDeque<>(tables(jdbc)));
    }

    private static List<String> tables(JdbcTemplate jdbc) {
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
                .filter(name -> !KEPT.contains(name) && !name.startsWith("sqlite_"))
                .toList();
    }

    /** A table that others still point at is tried again after them. */
    private static void empty(JdbcTemplate jdbc, Queue<String> tables) {
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
