package dev.contactenricher.store;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@StoreTest
abstract class RowInsertContract {

    private static final RowInsert INSERT =
            new RowInsert("INSERT INTO thing (name, size, bytes, at) %s", TEXT, INTEGER, BYTEA, BIGINT);
    private static final RowInsert NEW_ONES = new RowInsert(
            "INSERT INTO thing (name, size) %s ON CONFLICT (name) DO NOTHING RETURNING name", TEXT, INTEGER);

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Dialect dialect;

    @BeforeEach
    void table() {
        jdbc.execute("CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER, bytes " + dialect.bytesType()
                + ", at BIGINT)");
    }

    @AfterEach
    void noTable() {
        jdbc.execute("DROP TABLE thing");
    }

    @Test
    void valuesOfEachTypeArriveAsTheyAreAndSoDoNone() {
        INSERT.add(
                jdbc,
                rows(
                        row("it's \\ {\"a\", NULL} ü", 7, new byte[] {0, -1}, Long.MAX_VALUE),
                        row("b", null, null, null)));

        assertThat(jdbc.queryForList("SELECT name FROM thing ORDER BY size DESC", String.class))
                .containsExactlyInAnyOrder("it's \\ {\"a\", NULL} ü", "b");
        assertThat(jdbc.queryForObject("SELECT bytes FROM thing WHERE size = 7", byte[].class))
                .containsExactly(0, -1);
        assertThat(jdbc.queryForObject("SELECT at FROM thing WHERE size = 7", Long.class))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM thing WHERE size IS NULL AND bytes IS NULL AND at IS NULL",
                        Integer.class))
                .isOne();
    }

    /** Those that go at once, one fewer and one more; and none. */
    @Test
    void anyNumberArrives() {
        for (int number : List.of(0, 1, 49, 50, 51, 999, 1000, 1001, 2500)) {
            jdbc.update("DELETE FROM thing");
            INSERT.add(
                    jdbc,
                    IntStream.range(0, number)
                            .mapToObj(n -> row("name " + n, n, null, null))
                            .toList());
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM thing", Integer.class))
                    .isEqualTo(number);
        }
    }

    @Test
    void whatComesBackIsOfTheRowsThatWereInserted() {
        NEW_ONES.add(jdbc, rows(row("name 3", 0), row("name 120", 0)), (row, n) -> row.getString(1));

        List<String> names = NEW_ONES.add(
                jdbc,
                IntStream.range(0, 130).mapToObj(n -> row("name " + n, n)).toList(),
                (row, n) -> row.getString(1));

        assertThat(names)
                .hasSize(128)
                .doesNotContain("name 3", "name 120")
                .doesNotHaveDuplicates()
                .contains("name 0", "name 129");
    }

    @Test
    void aRowThatIsThereAlreadyIsRefused() {
        INSERT.add(jdbc, rows(row("a", 1, null, null)));
        assertThatThrownBy(() -> INSERT.add(jdbc, rows(row("b", 1, null, null), row("a", 2, null, null))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static List<@Nullable Object[]> rows(@Nullable Object[]... rows) {
        return Arrays.asList(rows);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
