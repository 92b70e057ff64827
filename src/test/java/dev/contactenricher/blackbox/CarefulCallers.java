package dev.contactenricher.blackbox;

import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that each post one batch of new contacts after the other, the same one under its key until there is an answer. */
final class CarefulCallers implements AutoCloseable {

    private final EnricherClient client;
    private final int batch;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger batches = new AtomicInteger();
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    CarefulCallers(EnricherClient client, int callers, int batch) {
        this.client = client;
        this.batch = batch;
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(this::post);
        }
    }

    /** How many contacts were accepted, by job, of the batches that were answered so far. */
    Map<String, Integer> answered() {
        return Map.copyOf(answered);
    }

    /** Returns when each has the answer to its last batch. */
    void stop() {
        stopped = true;
        threads.close();
    }

    /** How many contacts were posted. */
    int contacts() {
        return batches.get() * batch;
    }

    private void post() {
        while (!stopped) {
            int first = batches.getAndIncrement() * batch;
            String body = client.body(People.range(first, first + batch));
            String key = UUID.randomUUID().toString();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isAnswered(body, key));
        }
    }

    private boolean isAnswered(String body, String key) {
        try {
            var answer = client.postBatch(body, key);
            if (answer.statusCode() == 202) {
                var job = client.json(answer.body());
                answered.put(job.path("job_id").asString(), job.path("accepted").asInt());
            }
            return answer.statusCode() == 202;
        } catch (UncheckedIOException dead) {
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
