package dev.contactenricher.metrics;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many contacts were taken in, sent, confirmed and exported in each minute of the last day, over all replicas. */
@Service
public class MinuteCounts {

    private final MinuteTable table;
    private final Dialect dialect;

    MinuteCounts(MinuteTable table, Dialect dialect) {
        this.table = table;
        this.dialect = dialect;
    }

    /**
     * @param minutes how many, 1 to 1,440
     * @return so many, the oldest first; the last one is the running minute
     */
    @Transactional(readOnly = true)
    public List<Minute> last(int minutes) {
        if (minutes < 1 || minutes > MinuteTable.MINUTES_KEPT) {
            throw new IllegalArgumentException("1 to " + MinuteTable.MINUTES_KEPT + " minutes");
        }
        Instant running = dialect.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant first = running.minus(minutes - 1L, ChronoUnit.MINUTES);
        Map<Instant, Map<Integer, Long>> counts = table.since(first);
        List<Minute> all = new ArrayList<>(minutes);
        for (Instant start = first; !start.isAfter(running); start = start.plus(1, ChronoUnit.MINUTES)) {
            all.add(minute(start, counts.getOrDefault(start, Map.of())));
        }
        return all;
    }

    private static Minute minute(Instant start, Map<Integer, Long> counts) {
        return new Minute(
                start,
                counts.getOrDefault(Flow.TAKEN_IN.code(), 0L),
                counts.getOrDefault(Flow.REQUESTS.code(), 0L),
                counts.getOrDefault(Flow.SENT.code(), 0L),
                counts.getOrDefault(Flow.CONFIRMED.code(), 0L),
                counts.getOrDefault(Flow.EXPORTED.code(), 0L));
    }
}
