package dev.contactenricher.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCheckpointsTests {

    @TempDir
    Path folder;

    private HikariDataSource writer;
    private HikariDataSource readers;
    private LogCheckpoints checkpoints;

    @BeforeEach
    void open() throws SQLException {
        writer = pool("&transaction_mode=IMMEDIATE&wal_autocheckpoint=0", 1);
        readers = pool("&transaction_mode=DEFERRED", 2);
        checkpoints = new LogCheckpoints(writer, readers, folder.resolve("a.db-wal"), 1 << 20, event -> {});
        execute("CREATE TABLE thing (name TEXT)");
    }

    @AfterEach
    void close() {
        readers.close();
        writer.close();
    }

    @Test
    void theLogIsCutOnceNobodyReadsInIt() throws Exception {
        try (Connection reader = readers.getConnection()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement();
                    var row = statement.executeQuery("SELECT COUNT(*) FROM thing")) {
                assertThat(row.next()).isTrue();
                execute("INSERT INTO thing VALUES ('" + "x".repeat(100_000) + "')");
                assertThat(checkpoints.cut()).isFalse();
                assertThat(logBytes()).isGreaterThan(100_000);
            }
            reader.rollback();
        }
        assertThat(checkpoints.cut()).isTrue();
        assertThat(logBytes()).isZero();
        execute("INSERT INTO thing VALUES ('after it')");
        assertThat(logBytes()).isPositive();
    }

    /** It grows as long as the reader is there, since SQLite cannot do otherwise, and no longer. */
    @Test
    void aForgottenReaderHoldsNobodyUpAndTheLogShrinksOnceItIsGone() throws Exception {
        try (Connection forgotten = readers.getConnection()) {
            forgotten.setAutoCommit(false);
            try (var statement = forgotten.createStatement();
                    var row = statement.executeQuery("SELECT COUNT(*) FROM thing")) {
                assertThat(row.next()).isTrue();
                for (int written = 0; written < 3; written++) {
                    execute("INSERT INTO thing VALUES (zeroblob(1048576))");
                }
                assertThat(checkpoints.isInOrder()).isFalse();
                assertThat(logBytes()).isGreaterThan(3 << 20);
            }
            forgotten.rollback();
        }
        assertThat(checkpoints.isInOrder()).isTrue();
        assertThat(logBytes()).isZero();
    }

    @Test
    void aLongLogBeginsAnewInTheSameFile() throws Exception {
        for (int written = 0; written < 5; written++) {
            execute("INSERT INTO thing VALUES (zeroblob(1048576))");
            assertThat(checkpoints.isInOrder()).isTrue();
        }
        assertThat(logBytes()).isBetween(1L << 20, 3L << 20);
    }

    private long logBytes() throws Exception {
        return Files.size(folder.resolve("a.db-wal"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = writer.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private HikariDataSource pool(String mode, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("a.db") + "?journal_mode=WAL&synchronous=NORMAL" + mode);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }
}
