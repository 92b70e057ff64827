package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.cxone.CxoneEvent;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.problem.BackgroundFailure;
import dev.contactenricher.problem.StandingThread;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.DispatchQueue;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Hurry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Drains the queue: claims whenever the budget allows and sends each claim on a virtual thread of its own. Where
 * webhooks complete a merge, it begins once CXone was told where to send them. On shutdown it stops claiming and lets
 * what is in flight finish.
 */
@Component
class Dispatcher implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String FAULT = "The queue cannot be read or written; trying again";
    private static final long INFLIGHT_LOOK_MILLIS = 50;
    /** Replicas do not hear each other's wake-ups, and clocks may be set. */
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final Claiming claiming;
    private final DispatchQueue queue;
    private final Sender sender;
    private final WakeUp wakeUp;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;
    private final Duration patience;
    private final CountDownLatch begin;

    private final InFlight inFlight = new InFlight();
    private final StandingThread loop;

    private @Nullable ExecutorService senders;
    private volatile boolean running;

    Dispatcher(
            Claiming claiming,
            DispatchQueue queue,
            Sender sender,
            WakeUp wakeUp,
            Dialect dialect,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.claiming = claiming;
        this.queue = queue;
        this.sender = sender;
        this.wakeUp = wakeUp;
        this.dialect = dialect;
        this.events = events;
        this.patience = settings.timeout();
        this.begin = new CountDownLatch(settings.awaitsWebhooks() ? 1 : 0);
        this.loop =
                new StandingThread("dispatcher", this::step, e -> events.publishEvent(new BackgroundFailure(FAULT, e)));
    }

    @EventListener(CxoneEvent.WebhookAnnounced.class)
    void begin() {
        begin.countDown();
    }

    @Override
    public void start() {
        running = true;
        senders = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("merge-", 0).factory());
        loop.start();
    }

    /** Down while no thread drains the queue. */
    @Override
    public Health health() {
        return loop.isThere() ? Health.up().build() : Health.down().build();
    }

    private void step() throws InterruptedException {
        begin.await();
        if (!running) {
            return;
        }
        if (inFlight.isFull()) {
            wakeUp.await(INFLIGHT_LOOK_MILLIS);
            return;
        }
        try {
            for (Step step : Hurry.with(this::steps)) {
                switch (step) {
                    case Claim claim -> begin(claim);
                    case Idle idle -> await(idle);
                }
            }
        } catch (RuntimeException e) {
            events.publishEvent(new BackgroundFailure(FAULT, e));
            wakeUp.await(LOOK_AGAIN_MILLIS);
        }
    }

    private List<Step> steps() {
        // on PostgreSQL, webhook events that are recorded at the same moment may stand in the way
        return queue.inTurn(() -> Contention.repeat(claiming::steps));
    }

    private void await(Idle idle) throws InterruptedException {
        // from now on, as asking took its time
        long millis = Math.min(Duration.between(dialect.instant(), idle.until()).toMillis(), LOOK_AGAIN_MILLIS);
        if (idle.firm()) {
            wakeUp.sleep(millis);
        } else if (idle.forWork()) {
            wakeUp.await(millis);
        } else {
            wakeUp.awaitChange(millis);
        }
    }

    private void begin(Claim claim) {
        inFlight.execute(requireNonNull(senders), claim, () -> {
            sender.send(claim);
            wakeUp.now();
        });
    }

    @Override
    public void stop() {
        running = false;
        begin();
        wakeUp.now();
        ExecutorService executor = senders;
        if (executor == null) {
            return;
        }
        try {
            loop.stop(patience);
            executor.shutdown();
            if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Requests were still unanswered at shutdown; they are repeated under the same id");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
