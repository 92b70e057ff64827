package dev.contactenricher.store;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

class DurableTransactionTests {

    private static final Executor THREADS = Thread.ofVirtual()::start;

    @TempDir
    Path folder;

    private final Semaphore disk = new Semaphore(0);
    private final AtomicInteger forced = new AtomicInteger();
    private final HikariDataSource writer = new HikariDataSource();
    private TransactionTemplate transaction;
    private JdbcClient jdbc;

    @BeforeEach
    void openOneWriter() {
        writer.setJdbcUrl("jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&synchronous=NORMAL");
        writer.setMaximumPoolSize(1);
        jdbc = JdbcClient.create(writer);
        jdbc.sql("CREATE TABLE IF NOT EXISTS thing (name TEXT)").update();
        transaction = new TransactionTemplate(new DurableTransactionManager(writer, new WriteAheadLog(() -> {
            disk.acquireUninterruptibly();
            forced.incrementAndGet();
        })));
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void whoCommitsHearsOfItWhenItIsOnDiskAndTheNextWriterNeedNotWaitForThat() {
        var first = writing();
        await().until(disk::hasQueuedThreads);

        assertThat(first).isNotDone();
        jdbc.sql("INSERT INTO thing VALUES ('meanwhile')").update();
        disk.release();
        assertThat(first).succeedsWithin(10, SECONDS);
    }

    @Test
    void whoCommitsMeanwhileSharesTheNextWayToTheDisk() {
        var first = writing();
        await().until(disk::hasQueuedThreads);
        var others = IntStream.range(0, 5).mapToObj(i -> writing()).toList();
        await().until(() -> count() == 6);
        disk.release(3);

        assertThat(first).succeedsWithin(10, SECONDS);
        others.forEach(other -> assertThat(other).succeedsWithin(10, SECONDS));
        assertThat(forced.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void aDiskThatFailsIsTheCallersToKnow() {
        var failing = new TransactionTemplate(new DurableTransactionManager(writer, new WriteAheadLog(() -> {
            throw new IOException("broken");
        })));
        assertThatThrownBy(() -> failing.executeWithoutResult(tx -> insert()))
                .isInstanceOf(TransactionSystemException.class);
    }

    /** What SQLite rolled back by itself cannot be rolled back again, and its answer to that says nothing. */
    @Test
    void aCommitThatTheDatabaseCouldNotFinishTellsWhy() {
        var full = new TransactionTemplate(new DurableTransactionManager(
                new DelegatingDataSource(writer) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return endingWith(super.getConnection(), new SQLException("database is full", null, 13));
                    }
                },
                new WriteAheadLog(() -> {})));
        assertThatThrownBy(() -> full.executeWithoutResult(tx -> {}))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getErrorCode()).isEqualTo(13));
        jdbc.sql("INSERT INTO thing VALUES ('afterwards')").update();
        assertThat(count()).isEqualTo(1);
    }

    private static Connection endingWith(Connection connection, SQLException commit) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        try (var statement = connection.createStatement()) {
                            statement.execute("ROLLBACK");
                        }
                        throw commit;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw requireNonNull(e.getCause());
                    }
                });
    }

    @Test
    void aLogThatIsGoneWasWrittenToTheDatabase() throws IOException {
        WriteAheadLog.of(folder.resolve("none.db")).sync();
    }

    private CompletableFuture<Void> writing() {
        return runAsync(() -> transaction.executeWithoutResult(tx -> insert()), THREADS);
    }

    private void insert() {
        jdbc.sql("INSERT INTO thing VALUES ('one')").update();
    }

    private int count() {
        return jdbc.sql("SELECT COUNT(*) FROM thing").query(Integer.class).single();
    }
}
