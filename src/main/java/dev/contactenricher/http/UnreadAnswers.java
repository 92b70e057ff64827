package dev.contactenricher.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All answers that wait for their readers. Beyond the memory for them, those are given up whose readers have taken nothing
 * for longest; a new answer is never refused.
 */
final class UnreadAnswers {

    private final long limit;
    private final Map<UnreadAnswer, Integer> bytesByAnswer = new LinkedHashMap<>();
    private long bytes;

    UnreadAnswers(long limit) {
        this.limit = limit;
    }

    synchronized void add(UnreadAnswer answer, int size) {
        bytesByAnswer.put(answer, size);
        bytes += size;
        Iterator<Map.Entry<UnreadAnswer, Integer>> oldest =
                bytesByAnswer.entrySet().iterator();
        while (bytes > limit && bytesByAnswer.size() > 1) {
            Map.Entry<UnreadAnswer, Integer> next = oldest.next();
            next.getKey().giveUp();
            bytes -= next.getValue();
            oldest.remove();
        }
    }

    /** Its reader took something. */
    synchronized void moved(UnreadAnswer answer) {
        Integer size = bytesByAnswer.remove(answer);
        if (size != null) {
            bytesByAnswer.put(answer, size);
        }
    }

    synchronized void remove(UnreadAnswer answer) {
        Integer size = bytesByAnswer.remove(answer);
        bytes -= size == null ? 0 : size;
    }
}
