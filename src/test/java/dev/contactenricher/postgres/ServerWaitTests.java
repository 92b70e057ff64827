package dev.contactenricher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contactenricher.store.PostgresDatabase;
import dev.contactenricher.store.UnusableStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ServerWaitTests {

    private static final String NO_CONNECTION = "08001";
    private static final String STARTING_UP = "57P03";
    private static final DataSource REACHABLE =
            new DriverManagerDataSource(PostgresDatabase.freshUrl(), "postgres", "");

    private final Deque<String> failures = new ArrayDeque<>();
    private final List<Long> pauses = new ArrayList<>();
    private boolean isAway;

    @Test
    void aServerThatIsThereIsNotWaitedFor() {
        await(Duration.ofSeconds(60));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aServerThatComesLaterIsWaitedForWithATryEachSecond() {
        failures.addAll(List.of(NO_CONNECTION, NO_CONNECTION, STARTING_UP));
        await(Duration.ofSeconds(60));
        assertThat(pauses).containsExactly(1_000L, 1_000L, 1_000L);
    }

    @Test
    void patienceEndsWithWhatToDo() {
        isAway = true;
        assertThatThrownBy(() -> await(Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        UnusableStoreException.class,
                        failure -> assertThat(failure.remedy()).contains("Start the database", "SPRING_DATASOURCE_URL"))
                .hasMessageContaining("cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000"})
    void whatWaitingCannotMendEndsTheStartAtOnce(String state) {
        failures.add(state);
        assertThatThrownBy(() -> await(Duration.ofSeconds(60)))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("refuses");
        assertThat(pauses).isEmpty();
    }

    private void await(Duration patience) {
        new ServerWait(patience, pauses::add).await(new AbstractDataSource() {

            @Override
            public Connection getConnection() throws SQLException {
                if (isAway) {
                    throw new SQLException("no connection", NO_CONNECTION);
                }
                if (!failures.isEmpty()) {
                    throw new SQLException("no connection", failures.remove());
                }
                return REACHABLE.getConnection();
            }

            @Override
            public Connection getConnection(String username, String password) {
                throw new UnsupportedOperationException();
            }
        });
    }
}
