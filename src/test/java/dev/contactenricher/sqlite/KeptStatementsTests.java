package dev.contactenricher.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

class KeptStatementsTests {

    private static final String INSERT = "INSERT INTO thing (name, size) VALUES (?, ?)";
    private static final String NAMES = "SELECT name FROM thing WHERE size >= ? ORDER BY name";

    private SQLiteConnection connection;
    private KeptStatements statements;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:").unwrap(SQLiteConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER)");
        }
        statements = new KeptStatements(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void theSameTextIsCompiledOnce() throws SQLException {
        PreparedStatement first = statements.prepare(INSERT);
        first.close();

        assertThat(statements.prepare(INSERT)).isSameAs(first);
    }

    @Test
    void twoAtTheSameTimeAreTwo() throws SQLException {
        PreparedStatement one = statements.prepare(NAMES);
        PreparedStatement other = statements.prepare(NAMES);
        assertThat(other).isNotSameAs(one);
        one.close();
        other.close();

        assertThat(statements.size()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfTheLastTimeThatOneWasRun() throws SQLException {
        try (var insert = statements.prepare(INSERT)) {
            insert.setString(1, "one");
            insert.setInt(2, 1);
            insert.addBatch();
            insert.setString(1, "two");
            insert.setInt(2, 2);
            insert.addBatch();
            insert.executeBatch();
            insert.setString(1, "left in a batch that nobody runs");
            insert.addBatch();
        }
        try (var insert = statements.prepare(INSERT)) {
            insert.setString(1, "three");
            insert.executeUpdate();
        }

        assertThat(names(0)).containsExactly("one", "two");
        assertThat(names(2)).containsExactly("two");
    }

    @Test
    void oneThatIsReadInPartHoldsNothingUp() throws SQLException {
        try (var insert = statements.prepare("INSERT INTO thing (name, size) VALUES ('a', 1), ('b', 1)")) {
            insert.executeUpdate();
        }
        try (var names = statements.prepare(NAMES)) {
            names.setInt(1, 0);
            assertThat(names.executeQuery().next()).isTrue();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE thing");
        }

        assertThatThrownBy(() -> names(0)).isInstanceOf(SQLException.class);
    }

    @Test
    void oneThatFailedMayBeRunAgain() throws SQLException {
        for (int run = 0; run < 2; run++) {
            try (var insert = statements.prepare(INSERT)) {
                insert.setString(1, "one");
                insert.setInt(2, run);
                if (run == 0) {
                    insert.executeUpdate();
                } else {
                    assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
                }
            }
        }
        try (var insert = statements.prepare(INSERT)) {
            insert.setString(1, "two");
            insert.setInt(2, 2);
            insert.executeUpdate();
        }

        assertThat(names(0)).containsExactly("one", "two");
    }

    @Test
    void noMoreAreKeptThanSome() throws SQLException {
        for (int number = 0; number < 1000; number++) {
            statements.prepare("SELECT " + number).close();
        }

        assertThat(statements.size()).isEqualTo(KeptStatements.MOST);
        PreparedStatement last = statements.prepare("SELECT 999");
        last.close();
        assertThat(statements.prepare("SELECT 999")).isSameAs(last);
    }

    private List<String> names(int size) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = statements.prepare(NAMES)) {
            statement.setInt(1, size);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
