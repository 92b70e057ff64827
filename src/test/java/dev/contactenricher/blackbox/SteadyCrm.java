package dev.contactenricher.blackbox;

import dev.contactenricher.standin.EnricherClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A CRM that goes on submitting, whatever happens to the service. What got no answer it submits again under the same
 * key; an answer other than 202 it takes for a refusal.
 */
final class SteadyCrm implements AutoCloseable {

    private static final int BATCH = 5;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    private final EnricherClient client;
    private final Queue<String> jobs = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private volatile String key = EnricherClient.CRM_KEY;
    private final AtomicInteger next;
    private String idempotencyKey = UUID.randomUUID().toString();

    /** @param first number of the first person that it submits; the others follow */
    SteadyCrm(EnricherClient client, int first) {
        this.client = client;
        next = new AtomicInteger(first);
        var unused =
                clockwork.scheduleWithFixedDelay(this::submit, 0, BETWEEN_BATCHES.toMillis(), TimeUnit.MILLISECONDS);
    }

    void callWith(String apiKey) {
        key = apiKey;
    }

    /** The number behind that of the last person who was accepted. */
    int end() {
        return next.get();
    }

    /** Those that were accepted. */
    List<String> jobs() {
        return List.copyOf(jobs);
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Submits no more, and returns when the last call has ended. */
    @Override
    public void close() {
        clockwork.close();
    }

    private void submit() {
        try {
            var answer =
                    client.postBatch(client.body(People.range(next.get(), next.get() + BATCH)), idempotencyKey, key);
            if (answer.statusCode() == 202) {
                jobs.add(client.json(answer.body()).path("job_id").asString());
                idempotencyKey = UUID.randomUUID().toString();
                next.addAndGet(BATCH);
            } else {
                refusals.add(answer.statusCode() + " " + answer.body());
            }
        } catch (UncheckedIOException away) {
            // it is stopped or starts; the same again
        }
    }
}
