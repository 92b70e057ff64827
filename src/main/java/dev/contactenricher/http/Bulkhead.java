package dev.contactenricher.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A number of requests that are worked on at once; others wait for their turn, in order and without a thread. */
final class Bulkhead {

    private final int mostWaiting;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int free;

    Bulkhead(int places, int mostWaiting) {
        this.free = places;
        this.mostWaiting = mostWaiting;
    }

    /** True when there is a place; it must be left again. */
    synchronized boolean enter() {
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    /** Lines the request up; false when too many wait already. */
    boolean wait(Waiting request) {
        boolean waits = add(request);
        // a place may have been left since the request asked for one
        if (waits && enter()) {
            leave();
        }
        return waits;
    }

    private synchronized boolean add(Waiting request) {
        return waiting.size() < mostWaiting && waiting.add(request);
    }

    synchronized void remove(Waiting request) {
        waiting.remove(request);
    }

    /** Hands the place on. */
    void leave() {
        Waiting next = next();
        while (next != null && !next.begin()) {
            next = next();
        }
    }

    private synchronized @Nullable Waiting next() {
        Waiting next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
