package dev.contactenricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.sqlite.MemoryDatabase;
import dev.contactenricher.store.TestClock;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each index costs a write a row: it serves a statement of the program, or keeps two rows from being alike. */
class IndexesTests {

    private static final Pattern USED = Pattern.compile("INDEX (\\w+)");
    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(SELECT|UPDATE|DELETE|INSERT|WITH)\\b.*", Pattern.DOTALL);
    /** What {@code AuditFilter}, {@code JobList} and {@code AliasKey} put together. */
    private static final List<String> COMPOSED = List.of(
            "SELECT * FROM audit_entry WHERE action = ? AND sequence > ? ORDER BY sequence",
            "SELECT * FROM audit_entry WHERE subject = ? AND sequence > ? ORDER BY sequence",
            "SELECT * FROM audit_entry WHERE job_id = ? AND sequence > ? ORDER BY sequence",
            "SELECT * FROM job WHERE (received_at, id) < (?, ?) AND completed_at IS NULL ORDER BY received_at DESC, id DESC",
            "SELECT * FROM job WHERE (received_at, id) < (?, ?) AND failed > 0 ORDER BY received_at DESC, id DESC",
            "SELECT 1 FROM person_alias WHERE phone_hash = ? AND phone_identifies = 0",
            "SELECT 1 FROM person_alias WHERE crm_hash = ? AND crm_identifies = 0");

    private static final String NOT_UNIQUE = """
            SELECT i.name FROM sqlite_master t JOIN pragma_index_list(t.name) i
             WHERE t.type = 'table' AND i."unique" = 0
            """;

    @Test
    void eachServesAStatement() throws SQLException {
        try (var database = new MemoryDatabase(MemoryDatabase.dialect(new TestClock()))) {
            var unused = new TreeSet<>(first(database, NOT_UNIQUE));
            assertThat(unused).hasSizeGreaterThan(40);
            unused.removeAll(used(database, COMPOSED));
            unused.removeAll(used(database, statements()));
            assertThat(unused).isEmpty();
        }
    }

    /** The constants that are statements, as SQLite gets them. */
    private static List<String> statements() {
        var statements = new ArrayList<String>();
        for (Class<?> type : Classes.ofTheProgram()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    String text = value(field);
                    if (STATEMENT.matcher(text).matches()) {
                        statements.add(text.replace("VALUES %s", "VALUES (?)").replace("%s", "?"));
                    }
                }
            }
        }
        return statements;
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> used(Connection database, List<String> statements) {
        var used = new TreeSet<String>();
        for (String statement : statements) {
            try {
                for (String step : steps(database, statement)) {
                    USED.matcher(step).results().forEach(index -> used.add(index.group(1)));
                }
            } catch (SQLException e) {
                // a part of a statement, or PostgreSQL's
            }
        }
        return used;
    }

    private static List<String> steps(Connection database, String statement) throws SQLException {
        try (var explained = database.createStatement();
                var rows = explained.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
            var steps = new ArrayList<String>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }

    private static List<String> first(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
