package dev.contactenricher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class WriterQueueTests {

    private final OneConnection writer = new OneConnection();
    private final WriterQueue queue = new WriterQueue(writer, Duration.ofMinutes(1));
    private final Queue<String> turns = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void sendHome() {
        callers.forEach(Thread::interrupt);
    }

    @Test
    void whoIsInAHurryGoesBeforeAllButTheNext() throws SQLException {
        queue.getConnection();
        for (String name : List.of("first", "second", "third")) {
            call(name, () -> take(name));
        }
        call("urgent", () -> Hurry.with(() -> take("urgent")));

        for (int turn = 1; turn <= 4; turn++) {
            writer.free.release();
            int taken = turn;
            await().until(() -> turns.size() == taken);
        }
        assertThat(turns).containsExactly("first", "urgent", "second", "third");
    }

    @Test
    void whoWaitsTooLongIsToldThatTheStoreIsBusy() throws SQLException {
        var impatient = new WriterQueue(writer, Duration.ZERO);
        impatient.getConnection();
        call("next", impatient::getConnection);
        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(impatient::getConnection);
    }

    private Void take(String name) {
        try {
            queue.getConnection();
            turns.add(name);
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns once the caller waits. */
    private void call(String name, Call call) {
        var caller = Thread.ofPlatform().name(name).start(() -> {
            try {
                call.run();
            } catch (Exception e) {
                // sent home
            }
        });
        callers.add(caller);
        await().until(() ->
                caller.getState() == Thread.State.WAITING || caller.getState() == Thread.State.TIMED_WAITING);
    }

    private interface Call {
        void run() throws Exception;
    }

    private static final class OneConnection extends AbstractDataSource {

        final Semaphore free = new Semaphore(1, true);

        @Override
        public Connection getConnection() throws SQLException {
            try {
                free.acquire();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return mock();
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw new UnsupportedOperationException();
        }
    }
}
