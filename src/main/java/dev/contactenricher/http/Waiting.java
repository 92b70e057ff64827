package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;

/** A request that waits for its turn in a {@link Lane}. */
final class Waiting implements AsyncListener {

    private enum State {
        WAITING,
        CALLED,
        RUNNING,
        GONE
    }

    private static final String ATTRIBUTE = Waiting.class.getName();
    private static final String SECONDS_TO_RETRY = "1";

    private final Lane lane;
    private final HttpServletResponse response;
    private final AsyncContext async;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Waiting(Lane lane, HttpServletRequest request, HttpServletResponse response, long mostMillis) {
        this.lane = lane;
        this.response = response;
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

    void refuse() throws IOException {
        state.set(State.GONE);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        ProblemWriter.write(Problem.UNAVAILABLE, "Too many requests wait for their turn", response);
        HeldResponse held = HeldResponse.of(response);
        if (held != null) {
            held.sendNow();
        }
        async.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (state.compareAndSet(State.WAITING, State.GONE)) {
            lane.remove(this);
            refuse();
        }
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
        if (state.getAndUpdate(now -> now == State.RUNNING ? now : State.GONE) == State.CALLED) {
            lane.leave();
        }
    }
}
