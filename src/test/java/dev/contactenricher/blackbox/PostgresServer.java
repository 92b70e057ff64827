package dev.contactenricher.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server that can be stopped and started again on its data. Its user is {@code postgres}. */
final class PostgresServer implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    PostgresServer(Path data) {
        this.data = data;
        this.server = start(0);
        this.port = server.getPort();
    }

    int port() {
        return port;
    }

    /** Stops as an administrator's restart does: sessions are ended, in the middle of whatever they do. */
    void restart() {
        close();
        server = start(port);
    }

    /** Refuses connections from now on. */
    void goAway() {
        close();
    }

    JdbcClient client() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres start(int atPort) {
        try {
            var started = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(atPort)
                    .setServerConfig("max_connections", "100")
                    .start();
            started.getPostgresDatabase().getConnection().close();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
