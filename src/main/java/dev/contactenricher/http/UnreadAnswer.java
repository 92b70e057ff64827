package dev.contactenricher.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * One answer on its way: goes on whenever its reader has taken something, called by the container. What is left of the
 * request's body is thrown away behind it.
 */
final class UnreadAnswer implements WriteListener, Cuttable {

    private static final int PIECE = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final RawBody raw;
    private final HttpSettings settings;
    private final UnreadAnswers unread;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final int size;
    private final long startedNanos = System.nanoTime();
    private volatile byte[] bytes;
    private volatile boolean isGivenUp;
    private int sent;
    private boolean isFlushed;
    private boolean isOver;

    UnreadAnswer(
            HeldResponse held, HttpServletRequest request, RawBody raw, HttpSettings settings, UnreadAnswers unread)
            throws IOException {
        this.raw = raw;
        this.settings = settings;
        this.unread = unread;
        this.bytes = held.take();
        this.size = bytes.length;
        ServletResponse response = held.getResponse();
        if (size > 0) {
            response.setContentLength(size);
        }
        this.async = request.startAsync(request, response);
        this.out = response.getOutputStream();
    }

    void start() {
        async.setTimeout(settings.timeToRead(size).toMillis());
        async.addListener(this);
        unread.add(this, size);
        out.setWriteListener(this);
    }

    /** Frees the memory at once; the connection ends when the container looks at it next. */
    void giveUp() {
        isGivenUp = true;
        bytes = NOTHING;
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!isOver && out.isReady()) {
            byte[] all = bytes;
            if (isGivenUp) {
                cut();
            } else if (sent < size) {
                int piece = Math.min(PIECE, size - sent);
                out.write(all, sent, piece);
                sent += piece;
                unread.moved(this);
            } else if (!isFlushed) {
                isFlushed = true;
                out.flush();
            } else {
                finish();
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        // the container ends the request next, by the other onError
    }

    @Override
    public void onComplete(AsyncEvent event) {
        unread.remove(this);
    }

    @Override
    public void cut() {
        if (!isOver) {
            raw.abandon();
            raw.close();
            end();
        }
    }

    private void end() {
        isOver = true;
        unread.remove(this);
        async.complete();
    }

    private void finish() {
        if (raw.isFinished()) {
            end();
            return;
        }
        isOver = true;
        unread.remove(this);
        // the container counts from the beginning
        async.setTimeout(elapsed().plus(settings.linger()).toMillis());
        var rest = new RestOfBody(raw, async, settings.linger());
        async.addListener(rest);
        raw.setReadListener(rest);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
