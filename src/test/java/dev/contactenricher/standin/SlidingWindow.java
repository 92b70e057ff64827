package dev.contactenricher.standin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A true sliding window: at no instant do more than {@code limit} permits lie within the time before it. */
final class SlidingWindow {

    private final int limit;
    private final long windowNanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    SlidingWindow(int limit, Duration window) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
    }

    /** @return false when the limit is reached; such a call counts for nothing */
    synchronized boolean take() {
        long now = System.nanoTime();
        while (!taken.isEmpty() && now - taken.getFirst() >= windowNanos) {
            taken.removeFirst();
        }
        if (taken.size() >= limit) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}
