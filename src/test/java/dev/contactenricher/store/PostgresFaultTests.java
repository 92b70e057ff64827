package dev.contactenricher.store;

import dev.contactenricher.standin.TcpProxy;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = {PostgresDatabase.class, PostgresFaultTests.BehindAProxy.class})
class PostgresFaultTests extends StoreFaultContract {

    private static final String URL = PostgresDatabase.freshUrl();
    private static final String DATABASE = URL.replaceAll(".*/|\\?.*", "");
    /** Open as long as the JVM, like the cached application. */
    private static final TcpProxy NETWORK = new TcpProxy(List.of(PostgresDatabase.port()));

    private static final JdbcClient SERVER =
            JdbcClient.create(new DriverManagerDataSource(URL + "&options=-c%20default_transaction_read_only=off"));

    static class BehindAProxy implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + URL.replaceFirst(":\\d+/", ":" + NETWORK.port() + "/"),
                            "spring.datasource.hikari.data-source-properties.socketTimeout=5")
                    .applyTo(context);
        }
    }

    @Override
    Stream<Fault> faults() {
        return Stream.of(
                new Fault("gone", NETWORK::goAway, NETWORK::comeBack),
                new Fault("no packet comes through", NETWORK::stall, NETWORK::comeBack),
                new Fault("disk full", PostgresFaultTests::fill, PostgresFaultTests::makeRoom),
                new Fault("read-only", () -> readOnly(true), () -> readOnly(false)));
    }

    @Override
    JdbcClient observer() {
        return SERVER;
    }

    /** The server's own answer when it cannot extend a table. */
    private static void fill() {
        SERVER.sql("""
                CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$
                """).update();
        List.of("job_contact", "merge_event", "store_probe")
                .forEach(table -> SERVER.sql("CREATE TRIGGER no_room BEFORE INSERT ON " + table
                                + " FOR EACH STATEMENT EXECUTE FUNCTION no_room()")
                        .update());
    }

    private static void makeRoom() {
        SERVER.sql("DROP FUNCTION no_room CASCADE").update();
    }

    /** As after a fail-over to what is a standby still: the sessions that were there are read-only now. */
    private static void readOnly(boolean yes) {
        SERVER.sql("ALTER DATABASE " + DATABASE + " SET default_transaction_read_only = " + (yes ? "on" : "off"))
                .update();
        if (yes) {
            SERVER.sql("""
                    SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """).query(Long.class).single();
        }
    }
}
