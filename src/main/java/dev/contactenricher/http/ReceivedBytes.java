package dev.contactenricher.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of all bodies that are held, against the memory that they may have. */
final class ReceivedBytes {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    ReceivedBytes(long limit) {
        this.limit = limit;
    }

    /** False when there is no room for them; then they are not counted. */
    boolean add(long bytes) {
        if (held.addAndGet(bytes) > limit) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void remove(long bytes) {
        held.addAndGet(-bytes);
    }
}
