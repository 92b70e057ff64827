package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Gathers one body as it comes in, called whenever there is more of it, and then sends the request on its way. The
 * container's calls never overlap.
 */
final class BodyReceiver implements ReadListener, AsyncListener {

    private static final String SECONDS_TO_RETRY = "1";

    private final RawBody raw;
    private final HttpServletResponse response;
    private final long limit;
    private final HttpSettings settings;
    private final ReceivedBytes received;
    private final ServletInputStream source;
    private final FastByteArrayOutputStream body = new FastByteArrayOutputStream(1024);
    private final AsyncContext async;
    private final long startedNanos = System.nanoTime();
    private long held;
    private boolean isReleased;
    private boolean isReceived;
    private @Nullable RestOfBody rest;

    BodyReceiver(
            HttpServletRequest request,
            RawBody raw,
            HttpServletResponse response,
            long limit,
            HttpSettings settings,
            ReceivedBytes received)
            throws IOException {
        this.raw = raw;
        this.response = response;
        this.limit = limit;
        this.settings = settings;
        this.received = received;
        this.source = request.getInputStream();
        this.async = request.startAsync(new ReceivedRequest(request, body), response);
    }

    void start() {
        async.setTimeout(settings.timeFor(limit).toMillis());
        async.addListener(this);
        source.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        var buffer = new byte[Bodies.BUFFER_BYTES];
        while (rest == null && !source.isFinished() && source.isReady()) {
            take(buffer, source.read(buffer));
        }
        if (rest != null) {
            rest.onDataAvailable();
        }
    }

    private void take(byte[] buffer, int count) throws IOException {
        if (count <= 0) {
            return;
        }
        if (body.size() + count > limit) {
            refuse(Problem.TOO_LARGE, Bodies.sizeRule(limit));
        } else if (!received.add(count)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
            refuse(Problem.UNAVAILABLE, "Too many bodies are on their way");
        } else {
            held += count;
            body.write(buffer, 0, count);
            if (elapsed().compareTo(settings.timeFor(body.size())) > 0) {
                refuse(Problem.REQUEST_TIMEOUT, "The body comes too slowly");
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (rest == null) {
            isReceived = true;
            async.dispatch();
        } else {
            rest.onAllDataRead();
        }
    }

    /** The container ends the request next, by the other onError. */
    @Override
    public void onError(Throwable failure) {
        if (rest == null && failure instanceof BadRequestException) {
            try {
                refuse(
                        Problem.INVALID_REQUEST,
                        "The body must be as long as Content-Length says, or in chunks as RFC 9112 has them");
            } catch (IOException senderIsGone) {
                // there is nobody to tell
            }
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (isReceived) {
            return;
        }
        if (rest == null) {
            refuse(Problem.REQUEST_TIMEOUT, "The body comes too slowly");
        }
        cut();
    }

    /** Also after a request that went its way. */
    @Override
    public void onComplete(AsyncEvent event) {
        release();
    }

    /** The sender is gone or silent. */
    @Override
    public void onError(AsyncEvent event) {
        if (!isReceived) {
            cut();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void refuse(Problem problem, String rule) throws IOException {
        release();
        response.setHeader(HttpHeaders.CONNECTION, "close");
        ProblemWriter.write(problem, rule, response);
        HeldResponse held = HeldResponse.of(response);
        if (held == null) {
            response.flushBuffer();
        } else {
            held.sendNow();
        }
        rest = new RestOfBody(raw, async, settings.linger());
    }

    private void cut() {
        raw.abandon();
        async.complete();
    }

    private void release() {
        if (!isReleased) {
            isReleased = true;
            received.remove(held);
            body.reset();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
