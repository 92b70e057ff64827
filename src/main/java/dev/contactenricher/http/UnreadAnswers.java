package dev.contactenricher.http;

import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * All answers that wait for their readers. Beyond the memory for them, answers are given up when their readers have
 * taken nothing for a while, and far beyond it the reader that has taken nothing for longest; a new answer is never
 * refused.
 */
final class UnreadAnswers {

    private static final long WHILE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int FAR = 4;

    private final long limit;

    /** In the order in which readers last took something. */
    private final LinkedHashMap<UnreadAnswer, Held> answers = new LinkedHashMap<>();

    private long bytes;

    UnreadAnswers(long limit) {
        this.limit = limit;
    }

    private record Held(int size, long movedNanos) {}

    synchronized void add(UnreadAnswer answer, int size) {
        long now = System.nanoTime();
        answers.put(answer, new Held(size, now));
        bytes += size;
        while (bytes > limit && answers.size() > 1) {
            Held oldest = answers.firstEntry().getValue();
            if (bytes <= FAR * limit && now - oldest.movedNanos < WHILE_NANOS) {
                return;
            }
            answers.pollFirstEntry().getKey().giveUp();
            bytes -= oldest.size;
        }
    }

    /** Its reader took something. */
    synchronized void moved(UnreadAnswer answer) {
        Held held = answers.remove(answer);
        if (held != null) {
            answers.put(answer, new Held(held.size, System.nanoTime()));
        }
    }

    synchronized void remove(UnreadAnswer answer) {
        Held held = answers.remove(answer);
        bytes -= held == null ? 0 : held.size;
    }
}
