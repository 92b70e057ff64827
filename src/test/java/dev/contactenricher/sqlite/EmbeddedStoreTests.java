package dev.contactenricher.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contactenricher.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class EmbeddedStoreTests {

    @TempDir
    Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(EmbeddedStoreConfiguration.class);

    @Test
    void readersSeeTheLastCommitWhileTheWriterIsAtWork() {
        withStore((writing, reading, jdbc) -> {
            jdbc.sql("CREATE TABLE thing (name TEXT PRIMARY KEY)").update();
            writing.executeWithoutResult(tx -> {
                jdbc.sql("INSERT INTO thing VALUES ('one')").update();
                assertThat(reading.<Long>execute(inner -> jdbc.sql("SELECT COUNT(*) FROM thing")
                                .query(Long.class)
                                .single()))
                        .isZero();
            });
        });
    }

    @Test
    void aRepeatedKeyIsADataIntegrityViolation() {
        withStore((writing, reading, jdbc) -> {
            jdbc.sql("CREATE TABLE thing (name TEXT PRIMARY KEY)").update();
            jdbc.sql("INSERT INTO thing VALUES ('one')").update();
            assertThatThrownBy(
                            () -> jdbc.sql("INSERT INTO thing VALUES ('one')").update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        });
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() {
        withStore((writing, reading, jdbc) -> {
            jdbc.sql("CREATE TABLE thing (name TEXT PRIMARY KEY)").update();
            try (var files = Files.list(folder.resolve("data"))) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        });
    }

    @Test
    void theLogIsKeptInOrderAndDeletedDataIsOverwritten() {
        withStore((writing, reading, jdbc) -> {
            assertThat(jdbc.sql("PRAGMA journal_mode").query(String.class).single())
                    .isEqualTo("wal");
            assertThat(jdbc.sql("PRAGMA synchronous").query(Integer.class).single())
                    .isEqualTo(2);
            assertThat(jdbc.sql("PRAGMA secure_delete").query(Integer.class).single())
                    .isEqualTo(1);
        });
    }

    private interface Use {
        void of(TransactionTemplate writing, TransactionTemplate reading, JdbcClient jdbc) throws Exception;
    }

    private void withStore(Use use) {
        runner.withBean(
                        StoreSettings.class,
                        () -> new StoreSettings(folder.resolve("data"), Duration.ZERO, DataSize.ofMegabytes(8)))
                .run(context -> {
                    DataSource dataSource = context.getBean(DataSource.class);
                    var manager = new JdbcTransactionManager(dataSource);
                    var reading = new TransactionTemplate(manager);
                    reading.setReadOnly(true);
                    reading.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
                    use.of(new TransactionTemplate(manager), reading, JdbcClient.create(dataSource));
                });
    }
}
