package dev.contactenricher.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.time.Duration;

/** What is left of a body whose request was refused: thrown away for a while, and then the connection is cut. */
final class RestOfBody implements ReadListener, Cuttable {

    private static final long MOST_BYTES = 256L << 20;

    private final RawBody body;
    private final AsyncContext async;
    private final Duration most;
    private final long startedNanos = System.nanoTime();
    private long count;

    RestOfBody(RawBody body, AsyncContext async, Duration most) {
        this.body = body;
        this.async = async;
        this.most = most;
    }

    @Override
    public void onDataAvailable() throws IOException {
        count += body.discard();
        if (count > MOST_BYTES || System.nanoTime() - startedNanos > most.toNanos()) {
            cut();
        }
    }

    @Override
    public void onAllDataRead() {
        async.complete();
    }

    @Override
    public void onError(Throwable failure) {
        // the container ends the request next, by the other onError
    }

    @Override
    public void cut() {
        body.abandon();
        async.complete();
    }
}
