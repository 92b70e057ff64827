package dev.contactenricher.store;

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
        checkpoints = new LogCheckpoints(writer, readers, folder.resolve("a.db"), event -> {});
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
