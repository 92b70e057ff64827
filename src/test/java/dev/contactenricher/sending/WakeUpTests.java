package dev.contactenricher.sending;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = MINUTES)
class WakeUpTests {

    private final WakeUp wakeUp = new WakeUp();
    private Thread dispatcher = new Thread(() -> {});

    @AfterEach
    void stop() {
        dispatcher.interrupt();
    }

    @Test
    void contactsWakeIfItWaitsForThem() throws InterruptedException {
        wakeUp.forWorkAfterCommit();
        wakeUp.await(HOURS.toMillis(1));
    }

    @Test
    void contactsDoNotWakeIfTheyChangeNothing() throws InterruptedException {
        start(() -> wakeUp.awaitChange(HOURS.toMillis(1)));
        wakeUp.forWorkAfterCommit();
        await().during(Duration.ofMillis(20)).until(dispatcher::isAlive);
        wakeUp.now();
        dispatcher.join();
    }

    @Test
    void whateverElseHappensWakes() throws InterruptedException {
        wakeUp.now();
        wakeUp.await(HOURS.toMillis(1));
        wakeUp.afterCommit();
        wakeUp.awaitChange(HOURS.toMillis(1));
    }

    @Test
    void whatHappenedBeforeIsSeenByWhomeverItWoke() throws InterruptedException {
        wakeUp.forWorkAfterCommit();
        wakeUp.now();
        wakeUp.awaitChange(HOURS.toMillis(1));
        start(() -> wakeUp.await(HOURS.toMillis(1)));
        await().during(Duration.ofMillis(20)).until(dispatcher::isAlive);
        assertThat(dispatcher.isAlive()).isTrue();
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private void start(Waiting waiting) {
        dispatcher = new Thread(() -> {
            try {
                waiting.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        dispatcher.start();
    }
}
