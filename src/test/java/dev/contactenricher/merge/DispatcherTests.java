package dev.contactenricher.merge;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.MergeSettings.Confirmation;
import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;

class DispatcherTests {

    private final Claiming claiming = mock();
    private Dispatcher dispatcher = dispatcher(Confirmation.WEBHOOK);

    @BeforeEach
    void nothingToDo() {
        when(claiming.steps()).thenReturn(List.of(new Step.Idle(Instant.ofEpochMilli(1), false)));
    }

    @AfterEach
    void stop() {
        dispatcher.stop();
    }

    @Test
    void nothingIsClaimedBeforeTheWebhookIsAnnounced() {
        var others = threads();
        dispatcher.start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> hasBegun()
                        || threads().stream()
                                .anyMatch(thread ->
                                        !others.contains(thread) && thread.getState() == Thread.State.WAITING));
        verify(claiming, never()).steps();
        dispatcher.begin();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> verify(claiming, atLeastOnce()).steps());
    }

    @Test
    void withoutWebhooksItBeginsAtOnce() {
        dispatcher = dispatcher(Confirmation.ANSWER);
        dispatcher.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> verify(claiming, atLeastOnce()).steps());
    }

    @Test
    void itStopsThoughItNeverBegan() {
        dispatcher.start();
        dispatcher.stop();
        verify(claiming, never()).steps();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aClaimThatLostAgainstAnotherTransactionIsTriedAgainWithoutAWord(CapturedOutput output) {
        when(claiming.steps())
                .thenThrow(new CannotAcquireLockException("deadlock detected"))
                .thenReturn(List.of(new Step.Idle(Instant.EPOCH.plus(Duration.ofHours(1)), true)));
        dispatcher = dispatcher(Confirmation.ANSWER);
        dispatcher.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> verify(claiming, times(2)).steps());
        // a fault would be told, and waited upon
        assertThat(output).doesNotContain("ERROR");
    }

    private boolean hasBegun() {
        return !mockingDetails(claiming).getInvocations().isEmpty();
    }

    /** Those of dispatchers. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("dispatcher"))
                .collect(toSet());
    }

    private Dispatcher dispatcher(Confirmation confirmation) {
        var settings = new MergeSettings(
                100,
                Duration.ofMinutes(1),
                50,
                Duration.ofSeconds(30),
                8,
                confirmation,
                Duration.ofMinutes(15),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                10,
                Duration.ofDays(30));
        Dialect dialect = mock();
        return new Dispatcher(
                claiming, new DispatchQueue(dialect), mock(Sender.class), new WakeUp(), dialect, settings, event -> {});
    }
}
