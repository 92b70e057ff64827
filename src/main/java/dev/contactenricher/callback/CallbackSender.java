package dev.contactenricher.callback;

import dev.contactenricher.problem.BackgroundFailure;
import dev.contactenricher.problem.Tasks;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps some calls going while events are due, so that a slow one holds up only its own stream. */
@Component
class CallbackSender {

    private final Callbacks callbacks;
    private final DeadLetterNews deadLetters;
    private final CallbackPost delivery;
    private final CallbackSettings settings;
    private final ApplicationEventPublisher events;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    CallbackSender(
            Callbacks callbacks,
            DeadLetterNews deadLetters,
            CallbackPost delivery,
            CallbackSettings settings,
            ApplicationEventPublisher events) {
        this.callbacks = callbacks;
        this.deadLetters = deadLetters;
        this.delivery = delivery;
        this.settings = settings;
        this.events = events;
        this.free = new Semaphore(settings.atOnce());
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        if (!settings.isOn()) {
            return;
        }
        if (deadLetters.isDue()) {
            deadLetters.tell();
        }
        for (int due = callbacks.due(settings.atOnce()); due > 0 && !stopping && free.tryAcquire(); due--) {
            Tasks.holding(threads, this::work, free::release);
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = delivery.next();
            }
        } catch (RuntimeException e) {
            events.publishEvent(new BackgroundFailure("Callbacks cannot be read or written; trying again", e));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    /** What is under way ends, so that its answer is recorded; what does not is repeated. */
    @PreDestroy
    void end() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
