package dev.contactenricher.postgres;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.PostgresDatabase;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.StillDialect;
import dev.contactenricher.store.TestClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A new database of a PostgreSQL server, for a simulation that plays one schedule after the other in it. */
public final class ServedDatabase implements SimulatedStore {

    private static final String WRITTEN = """
            SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND pg_relation_size(oid) > 0
                AND relname NOT IN ('flyway_schema_history', 'secret', 'person_gate')
            """;

    private final Connection real;
    private final Connection counting;
    private int statementsLeft;
    private long changes;

    public ServedDatabase() throws SQLException {
        String url = PostgresDatabase.freshUrl();
        var source = new DriverManagerDataSource(url, "postgres", "");
        Dialect words = new PostgresDialect(source);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/postgresql")
                .placeholders(Map.of(
                        "identity", words.identityColumn(), "bytes", words.bytesType(), "key_is_row", words.keyIsRow()))
                .load()
                .migrate();
        real = DriverManager.getConnection(url, "postgres", "");
        counting = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> call(method, args));
    }

    /** PostgreSQL's words, by the test's clock. */
    public static Dialect dialect(TestClock clock, DataSource source) {
        return new StillDialect(new PostgresDialect(source), clock, false);
    }

    private Object call(Method method, Object[] args) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            if (statementsLeft > 0 && !real.getAutoCommit() && --statementsLeft == 0) {
                throw new Crash();
            }
            if (!((String) args[0]).stripLeading().startsWith("SELECT")) {
                changes++;
            }
        }
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection connection() {
        return counting;
    }

    @Override
    public void crashBeforeStatement(int number) {
        statementsLeft = number;
    }

    @Override
    public long changes() {
        return changes;
    }

    @Override
    public void wipe() {
        statementsLeft = 0;
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(real, true));
        var written = jdbc.queryForList(WRITTEN, String.class);
        if (!written.isEmpty()) {
            jdbc.execute("TRUNCATE " + String.join(", ", written) + " RESTART IDENTITY CASCADE");
        }
    }

    @Override
    public void close() {
        try {
            real.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
