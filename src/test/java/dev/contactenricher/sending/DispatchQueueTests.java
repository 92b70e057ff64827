package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DispatchQueueTests {

    private final Dialect dialect = mock();
    private final DispatchQueue queue = new DispatchQueue(dialect);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicBoolean secondAsked = new AtomicBoolean();

    @Test
    void oneOfAReplicaAsksForTheRowAtATime() throws InterruptedException {
        first();
        Thread second = second();
        await().atMost(Duration.ofMinutes(1)).until(() -> second.getState() == Thread.State.WAITING);
        assertThat(secondAsked).isFalse();
        answer.countDown();
        second.join();
        assertThat(secondAsked).isTrue();
    }

    @Test
    void theEmbeddedStoreQueuesItself() throws InterruptedException {
        when(dialect.isExclusive()).thenReturn(true);
        first();
        second().join();
        assertThat(secondAsked).isTrue();
        answer.countDown();
    }

    private void first() throws InterruptedException {
        Thread.ofVirtual()
                .start(() -> queue.inTurn(() -> {
                    asked.countDown();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        asked.await();
    }

    private Thread second() {
        return Thread.ofPlatform().start(() -> queue.inTurn(() -> secondAsked.set(true)));
    }
}
