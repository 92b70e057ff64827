package dev.contactenricher.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SqliteDeletedRowsTests {

    private static final String DATA = "anna@mail.example";

    @TempDir
    Path folder;

    private Writer writer;
    private boolean isAway;
    private SqliteDeletedRows deleted;

    /** A writer that may be away. */
    private final class Store extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            if (isAway) {
                throw new SQLTransientConnectionException("away");
            }
            return writer.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }
    }

    @BeforeEach
    void open() {
        writer = Writer.open(url(), Duration.ofMinutes(1), Duration.ZERO);
        var readers = new DriverManagerDataSource(url());
        deleted = new SqliteDeletedRows(
                new LogCheckpoints(new Store(), readers, folder.resolve("test.db-wal"), event -> {}));
        var jdbc = new JdbcTemplate(writer);
        jdbc.execute("CREATE TABLE thing (name TEXT)");
        jdbc.update("INSERT INTO thing VALUES (?)", DATA);
        jdbc.update("DELETE FROM thing");
        assertThat(isReadable()).isTrue();
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
    }

    @Test
    void nothingIsReadableAfterwards() {
        deleted.scrub();
        assertThat(isReadable()).isFalse();
    }

    @Test
    void whatAReaderHoldsUpIsDoneOnceItIsGone() throws SQLException {
        try (Connection reader = DriverManager.getConnection(url())) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement();
                    var row = statement.executeQuery("SELECT COUNT(*) FROM thing")) {
                assertThat(row.next()).isTrue();
                deleted.scrub();
                assertThat(isReadable()).isTrue();
            }
        }
        deleted.scrubWhatIsDue();
        assertThat(isReadable()).isFalse();
    }

    /** The erasure is committed by then: its caller must not be told that it failed. */
    @Test
    void aStoreThatIsAwayFailsNoCallerAndIsAskedAgain() {
        isAway = true;
        deleted.scrub();
        deleted.scrubWhatIsDue();
        assertThat(isReadable()).isTrue();
        isAway = false;
        deleted.scrubWhatIsDue();
        assertThat(isReadable()).isFalse();
    }

    /** A process may have died, or ended beside a reader, right behind an erasure. */
    @Test
    void whatAnEarlierProcessLeftIsDoneAtTheStart() {
        deleted.scrubWhatIsDue();
        assertThat(isReadable()).isFalse();
    }

    private boolean isReadable() {
        return List.of("test.db", "test.db-wal").stream().anyMatch(file -> holds(folder.resolve(file)));
    }

    private static boolean holds(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("test.db")
                + "?journal_mode=WAL&wal_autocheckpoint=0&secure_delete=true&busy_timeout=1000";
    }
}
