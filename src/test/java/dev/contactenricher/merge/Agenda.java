package dev.contactenricher.merge;

import dev.contactenricher.store.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What is going to happen, in virtual time. */
public final class Agenda {

    private final TestClock clock;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingInt(Step::number));
    private final List<String> trace = new ArrayList<>();
    private int planned;

    public Agenda(TestClock clock) {
        this.clock = clock;
    }

    private record Step(long at, int number, String name, Runnable action) {}

    public long now() {
        return clock.millis();
    }

    public void after(long millis, String name, Runnable action) {
        steps.add(new Step(now() + millis, planned++, name, action));
    }

    /** Lets time pass until the next step, and takes it. */
    public void takeNext() {
        Step step = steps.remove();
        if (step.at() > now()) {
            clock.set(Instant.ofEpochMilli(step.at()));
        }
        trace.add((now() - TestClock.START.toEpochMilli()) + " " + step.name());
        step.action().run();
    }

    /** Lets time pass, with all that happens meanwhile. */
    public void pass(long millis) {
        long until = now() + millis;
        while (!steps.isEmpty() && steps.peek().at() <= until) {
            takeNext();
        }
        if (now() < until) {
            clock.set(Instant.ofEpochMilli(until));
        }
    }

    /** What the step that is being taken is about. */
    public void note(String what) {
        trace.add("    " + what);
    }

    /** The steps taken, with their milliseconds since the start. */
    public List<String> trace() {
        return trace;
    }
}
