package dev.contactenricher.problem;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does one step after the other for as long as the service runs. Whatever ends a step, an
 * {@link OutOfMemoryError} included, the next one follows a moment later.
 */
public final class StandingThread {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final String name;
    private final Step step;
    private final Consumer<Throwable> faults;

    private volatile boolean running;
    private volatile boolean faulty;
    private @Nullable Thread thread;

    /** @param faults is told what ended a step */
    public StandingThread(String name, Step step, Consumer<Throwable> faults) {
        this.name = name;
        this.step = step;
        this.faults = faults;
    }

    /** What is repeated. */
    @FunctionalInterface
    public interface Step {

        /** @throws InterruptedException when the thread was told to end */
        void run() throws InterruptedException;
    }

    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** False from a step that failed until one succeeds, and while there is no thread. */
    public synchronized boolean isThere() {
        Thread own = thread;
        return running && !faulty && own != null && own.isAlive();
    }

    /** Lets the step that is under way end, and waits for that. */
    public void stop(Duration atMost) throws InterruptedException {
        running = false;
        Thread own;
        synchronized (this) {
            own = thread;
        }
        if (own != null && !own.join(atMost)) {
            own.interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                step.run();
                faulty = false;
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                faulty = true;
                tell(e);
                if (!paused()) {
                    return;
                }
            }
        }
    }

    /** To tell may need what there is none of. */
    private void tell(Throwable failure) {
        try {
            faults.accept(failure);
        } catch (Throwable e) {
            // the next one is told
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(AFTER_A_FAULT);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
