package dev.contactenricher.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new database for each application context, on one PostgreSQL server that lives as long as the JVM. */
public class PostgresDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + freshUrl(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.hikari.maximum-pool-size=5",
                        "enricher.crypto.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
                .applyTo(context);
    }

    /** The JDBC URL of a new, empty database; its user is {@code postgres}, without a password. */
    public static String freshUrl() {
        String name = "test" + NUMBER.incrementAndGet();
        JdbcClient.create(Server.INSTANCE.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    /** The server's port on the loopback interface. */
    static int port() {
        return Server.INSTANCE.getPort();
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
