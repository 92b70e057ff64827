package dev.contactenricher.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicReference;

/** A request that waits for its turn in a {@link Bulkhead}. */
final class Waiting implements AsyncListener {

    private enum State {
        WAITING,
        CALLED,
        RUNNING,
        REFUSED,
        GONE
    }

    private static final String ATTRIBUTE = Waiting.class.getName();

    private final Bulkhead lane;
    private final AsyncContext async;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Waiting(Bulkhead lane, HttpServletRequest request, HttpServletResponse response, long mostMillis) {
        this.lane = lane;
        request.setAttribute(ATTRIBUTE, this);
        async = request.startAsync(request, response);
        async.setTimeout(mostMillis);
        async.addListener(this);
    }

    /** Whether the request was called, and has its place from now on. */
    static boolean isCalled(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Waiting waiting
                && waiting.state.compareAndSet(State.CALLED, State.RUNNING);
    }

    /** Called with a place; false when the request is gone. */
    boolean begin() {
        if (!state.compareAndSet(State.WAITING, State.CALLED)) {
            return false;
        }
        try {
            async.dispatch();
            return true;
        } catch (IllegalStateException e) {
            return !state.compareAndSet(State.CALLED, State.GONE);
        }
    }

    /** Whether the request has waited in vain, and is to be refused as any other: without a thread that waits for its reader. */
    static boolean isRefused(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Waiting waiting && waiting.state.get() == State.REFUSED;
    }

    void refuse() {
        if (state.compareAndSet(State.WAITING, State.REFUSED)) {
            lane.remove(this);
            async.dispatch();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
        async.complete();
    }

    /** Without having run, when the caller went away in between. */
    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it has had its turn
    }

    private void leave() {
        lane.remove(this);
        if (state.getAndUpdate(now -> now == State.RUNNING || now == State.REFUSED ? now : State.GONE)
                == State.CALLED) {
            lane.leave();
        }
    }
}
