package dev.contactenricher.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers webhooks signed by Standard Webhooks, and tries again for a while when the receiver is away. */
final class WebhookSender implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int MOST_TRIES = 240;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    /** While the receiver is away, the others that wait for it do not knock too. */
    private static final long KNOCKS_APART_NANOS = Duration.ofMillis(100).toNanos();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("webhook-", 0).factory());
    private volatile long nextKnock = System.nanoTime();
    private volatile byte[] key;

    /** @param secret {@code whsec_} and base64 */
    WebhookSender(String secret) {
        key = decoded(secret);
    }

    /** Those to come, and those that are tried again. */
    void signWith(String secret) {
        key = decoded(secret);
    }

    void send(URI to, String eventId, String body, Duration delay) {
        schedule(() -> deliver(to, eventId, body, 1), delay);
    }

    /** Delivers before it returns, once, whatever comes of it. */
    void sendNow(URI to, String eventId, String body) {
        deliver(to, eventId, body, MOST_TRIES);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        http.shutdownNow();
    }

    private void deliver(URI to, String eventId, String body, int attempt) {
        if (nextKnock - System.nanoTime() > 0 && attempt < MOST_TRIES) {
            schedule(() -> deliver(to, eventId, body, attempt), BETWEEN_TRIES);
        } else if (!delivered(to, eventId, body) && attempt < MOST_TRIES) {
            schedule(() -> deliver(to, eventId, body, attempt + 1), BETWEEN_TRIES);
        }
    }

    private boolean delivered(URI to, String eventId, String body) {
        try {
            return http.send(signed(to, eventId, body), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            nextKnock = System.nanoTime() + KNOCKS_APART_NANOS;
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private HttpRequest signed(URI to, String eventId, String body) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("webhook-id", eventId)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + hmac(eventId + "." + timestamp + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static byte[] decoded(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private String hmac(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            var unused = clockwork.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it any more.
        }
    }
}
