package dev.contactenricher.sqlite;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.store.Hurry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

class WriterTests {

    private static final Executor THREADS = Thread.ofVirtual()::start;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Queue<String> turns = new ConcurrentLinkedQueue<>();
    private Writer writer;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        writer = Writer.open(url(), LONG, LONG);
        jdbc = JdbcClient.create(writer);
        transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
        jdbc.sql("CREATE TABLE thing (name TEXT PRIMARY KEY)").update();
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
    }

    @Test
    void aUnitIsThereForOthersOnceItsCommitReturns() throws SQLException {
        transaction.executeWithoutResult(tx -> insert("one"));
        assertThat(namesSeenByOthers()).containsExactly("one");
    }

    @Test
    void whoComesMeanwhileSharesTheCommit() throws Exception {
        Connection first = begun("first");
        var second = inserting("second");
        var third = inserting("third");
        await().until(() -> writer.waiting() == 2);

        var committed = committing(first);
        List.of(committed, second, third).forEach(unit -> assertThat(unit).succeedsWithin(30, SECONDS));
        assertThat(namesSeenByOthers()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void aUnitThatFailsTakesNobodyAlong() throws Exception {
        Connection first = begun("first");
        var failing = runAsync(
                () -> transaction.executeWithoutResult(tx -> {
                    insert("lost");
                    insert("first");
                }),
                THREADS);
        var last = inserting("last");
        await().until(() -> writer.waiting() == 2);

        assertThat(committing(first)).succeedsWithin(30, SECONDS);
        assertThat(failing)
                .failsWithin(30, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(last).succeedsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).containsExactlyInAnyOrder("first", "last");
    }

    @Test
    void whatWasRolledBackIsNeverSeen() throws Exception {
        Connection first = begun("first");
        var next = runAsync(
                () -> transaction.executeWithoutResult(tx -> assertThat(jdbc.sql("SELECT COUNT(*) FROM thing")
                                .query(Integer.class)
                                .single())
                        .isZero()),
                THREADS);
        await().until(() -> writer.waiting() == 1);
        first.rollback();
        assertThat(next).succeedsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).isEmpty();
    }

    /** SQLite rolls back by itself what it cannot write for want of space. */
    @Test
    void aSharedCommitThatFailsIsTheFailureOfAll() throws Exception {
        Connection first = begun("first");
        var second = runAsync(
                () -> transaction.executeWithoutResult(tx -> {
                    insert("second");
                    jdbc.sql("ROLLBACK").update();
                }),
                THREADS);
        await().until(() -> writer.waiting() == 1);

        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(second).failsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).isEmpty();
        transaction.executeWithoutResult(tx -> insert("afterwards"));
        assertThat(namesSeenByOthers()).containsExactly("afterwards");
    }

    /** Want of memory may end any statement. */
    @Test
    void anErrorInASharedCommitIsTheFailureOfAllAndEndsTheTurn() throws Exception {
        Connection first = begun("first");
        SQLiteConnection sqlite = first.unwrap(SQLiteConnection.class);
        SQLiteCommitListener hungry = new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                throw new OutOfMemoryError("in a test");
            }

            @Override
            public void onRollback() {}
        };
        sqlite.addCommitListener(hungry);
        var second = inserting("second");
        await().until(() -> writer.waiting() == 1);

        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(second).failsWithin(30, SECONDS);
        sqlite.removeCommitListener(hungry);
        transaction.executeWithoutResult(tx -> insert("afterwards"));
        assertThat(namesSeenByOthers()).contains("afterwards");
    }

    /** Deferred keys are looked at by the commit, which then leaves the transaction open. */
    @Test
    void aCommitThatIsRefusedLeavesNothingOfThoseThatShareItAndNothingOpen() throws Exception {
        jdbc.sql("PRAGMA foreign_keys = ON").update();
        jdbc.sql("CREATE TABLE part (whole TEXT REFERENCES thing (name) DEFERRABLE INITIALLY DEFERRED)")
                .update();
        Connection first = begun("first");
        var refused = runAsync(
                () -> transaction.executeWithoutResult(
                        tx -> jdbc.sql("INSERT INTO part VALUES ('of nothing')").update()),
                THREADS);
        await().until(() -> writer.waiting() == 1);

        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(refused).failsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).isEmpty();
        jdbc.sql("INSERT INTO thing VALUES ('alone')").update();
        transaction.executeWithoutResult(tx -> insert("afterwards"));
        assertThat(namesSeenByOthers()).containsExactlyInAnyOrder("alone", "afterwards");
    }

    @Test
    void aFullDatabaseTellsWhy() throws Exception {
        jdbc.sql("PRAGMA max_page_count = 3").query().listOfRows();
        assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> insert("x".repeat(100_000))))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getErrorCode()).isEqualTo(13));
        transaction.executeWithoutResult(tx -> insert("small"));
        assertThat(namesSeenByOthers()).containsExactly("small");
    }

    /** For want of space SQLite undoes all that share the transaction, those that have ended their turn included. */
    @Test
    void wantOfSpaceIsTheFailureOfAllThatShareTheTransaction() throws Exception {
        jdbc.sql("PRAGMA max_page_count = 5").query().listOfRows();
        Connection first = begun("first");
        var second = inserting("x".repeat(100_000));
        await().until(() -> writer.waiting() == 1);
        var third = inserting("third");
        await().until(() -> writer.waiting() == 2);

        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(second).failsWithin(30, SECONDS);
        assertThat(third).succeedsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).containsExactly("third");
    }

    /** What a unit writes after that would commit itself, and the unit be told that it failed. */
    @Test
    void aUnitThatGoesOnWithoutItsTransactionLeavesNothing() throws Exception {
        jdbc.sql("PRAGMA max_page_count = 5").query().listOfRows();
        assertThatThrownBy(() -> transaction.executeWithoutResult(this::insertInSpiteOfWantOfSpace))
                .isInstanceOf(DataAccessException.class);
        assertThat(namesSeenByOthers()).isEmpty();

        Connection first = begun("first");
        var second = runAsync(() -> transaction.executeWithoutResult(this::insertInSpiteOfWantOfSpace), THREADS);
        await().until(() -> writer.waiting() == 1);
        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(second).failsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).isEmpty();
    }

    /** The first unit of a transaction. */
    @Test
    void whoComesAfterAUnitThatLostItsTransactionIsToldTheTruth() throws Exception {
        jdbc.sql("PRAGMA max_page_count = 5").query().listOfRows();
        Connection first = begun("first");
        assertThatThrownBy(() -> insert(first, "x".repeat(100_000))).isInstanceOf(SQLException.class);
        var second = inserting("second");
        await().until(() -> writer.waiting() == 1);

        assertThat(committing(first)).failsWithin(30, SECONDS);
        assertThat(second).succeedsWithin(30, SECONDS);
        assertThat(namesSeenByOthers()).containsExactly("second");
    }

    @Test
    void whatFollowsACommitFindsItDurable() throws Exception {
        List<String> seen = new ArrayList<>();
        transaction.executeWithoutResult(tx -> {
            insert("one");
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    seen.addAll(namesSeenByOthers());
                }
            });
        });
        assertThat(seen).containsExactly("one");
    }

    @Test
    void statementsOutsideOfAUnitCommitThemselves() throws Exception {
        insert("one");
        assertThat(namesSeenByOthers()).containsExactly("one");
    }

    @Test
    void whoIsInAHurryGoesBeforeAllOthers() throws Exception {
        Connection first = writer.getConnection();
        var calls = new ArrayList<CompletableFuture<Void>>();
        for (String name : List.of("second", "third")) {
            calls.add(runAsync(() -> take(name), THREADS));
            int waiting = calls.size();
            await().until(() -> writer.waiting() == waiting);
        }
        calls.add(runAsync(() -> Hurry.with(() -> take("urgent")), THREADS));
        await().until(() -> writer.waiting() == 3);

        first.close();
        calls.forEach(call -> assertThat(call).succeedsWithin(30, SECONDS));
        assertThat(turns).containsExactly("urgent", "second", "third");
    }

    @Test
    void whoWaitsTooLongIsToldThatTheStoreIsBusy() throws SQLException {
        try (var impatient = Writer.open(url(), Duration.ZERO, LONG);
                Connection taken = impatient.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(impatient::getConnection);
        }
    }

    @Test
    void anEndedUnitTakesNoMore() throws SQLException {
        Connection unit = begun("one");
        unit.commit();
        assertThatThrownBy(unit::createStatement).isInstanceOf(SQLException.class);
        unit.close();
    }

    private Void take(String name) {
        try (Connection connection = writer.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            turns.add(name);
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insertInSpiteOfWantOfSpace(TransactionStatus unit) {
        insert("before");
        assertThatThrownBy(() -> insert("x".repeat(100_000))).isInstanceOf(DataAccessException.class);
        insert("afterwards");
    }

    private Connection begun(String name) throws SQLException {
        Connection unit = writer.getConnection();
        unit.setAutoCommit(false);
        insert(unit, name);
        return unit;
    }

    private static void insert(Connection unit, String name) throws SQLException {
        try (var statement = unit.prepareStatement("INSERT INTO thing VALUES (?)")) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    private CompletableFuture<Void> committing(Connection unit) {
        return runAsync(
                () -> {
                    try {
                        unit.commit();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
    }

    private CompletableFuture<Void> inserting(String name) {
        return runAsync(() -> transaction.executeWithoutResult(tx -> insert(name)), THREADS);
    }

    private void insert(String name) {
        jdbc.sql("INSERT INTO thing VALUES (?)").param(name).update();
    }

    private List<String> namesSeenByOthers() {
        try (Connection other = DriverManager.getConnection(url());
                var statement = other.createStatement();
                var rows = statement.executeQuery("SELECT name FROM thing")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&synchronous=FULL&busy_timeout=1000";
    }
}
