package dev.contactenricher.merge;

import dev.contactenricher.store.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What is going to happen, in virtual time. */
final class Agenda {

    private final TestClock clock;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingInt(Step::number));
    private final List<String> trace = new ArrayList<>();
    private int planned;

    Agenda(TestClock clock) {
        this.clock = clock;
    }

    private record Step(long at, int number, String name, Runnable action) {}

    long now() {
        return clock.millis();
    }

    void after(long millis, String name, Runnable action) {
        steps.add(new Step(now() + millis, planned++, name, action));
    }

    /** Lets time pass until the next step, and takes it. */
    void takeNext() {
        Step step = steps.remove();
        if (step.at() > now()) {
            clock.set(Instant.ofEpochMilli(step.at()));
        }
        trace.add((now() - TestClock.START.toEpochMilli()) + " " + step.name());
        step.action().run();
    }

    /** What the step that is being taken is about. */
    void note(String what) {
        trace.add("    " + what);
    }

    /** The steps taken, with their milliseconds since the start. */
    List<String> trace() {
        return trace;
    }
}
