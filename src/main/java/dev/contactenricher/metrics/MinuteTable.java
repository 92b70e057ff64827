package dev.contactenricher.metrics;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of counts by minute. Transactions of a server append, since they must not wait for each other's rows. */
@Repository
class MinuteTable {

    static final int MINUTES_KEPT = 1440;

    private static final String ADD = """
            INSERT INTO minute_count (minute, kind, writer, number) VALUES (:minute, :kind, :writer, :number)
            ON CONFLICT (minute, kind, writer) DO UPDATE SET number = minute_count.number + excluded.number
            """;
    private static final String SINCE =
            "SELECT minute, kind, SUM(number) AS number FROM minute_count WHERE minute >= ? GROUP BY minute, kind";
    private static final String APART =
            "SELECT DISTINCT minute FROM minute_count WHERE minute < ? AND writer <> 0 ORDER BY minute";
    private static final String TAKE_APART =
            "DELETE FROM minute_count WHERE minute = ? AND writer <> 0 RETURNING kind, number";
    private static final String FORGET = "DELETE FROM minute_count WHERE minute < ?";

    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final TransactionTemplate transaction;

    MinuteTable(JdbcClient jdbc, Dialect dialect, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.transaction = transaction;
    }

    /** Joins the caller's transaction. */
    void add(Flow flow, long number, Instant at) {
        if (number > 0) {
            long writer =
                    dialect.isExclusive() ? 0 : ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
            add(minute(at), flow.code(), writer, number);
        }
    }

    /** By minute and the code of a {@link Flow}; what is nought is left out. */
    Map<Instant, Map<Integer, Long>> since(Instant first) {
        Map<Instant, Map<Integer, Long>> counts = new HashMap<>();
        jdbc.sql(SINCE).param(minute(first)).query(row -> {
            Instant start = Instant.EPOCH.plus(row.getLong("minute"), ChronoUnit.MINUTES);
            counts.computeIfAbsent(start, any -> new HashMap<>()).put(row.getInt("kind"), row.getLong("number"));
        });
        return counts;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void tidyUp() {
        long running = minute(dialect.instant());
        transaction.executeWithoutResult(
                tx -> jdbc.sql(FORGET).param(running - MINUTES_KEPT).update());
        List<Long> apart = jdbc.sql(APART).param(running).query(Long.class).list();
        apart.forEach(minute -> transaction.executeWithoutResult(tx -> join(minute)));
    }

    private void join(long minute) {
        Map<Integer, Long> sums = new HashMap<>();
        jdbc.sql(TAKE_APART).param(minute).query(row -> {
            sums.merge(row.getInt("kind"), row.getLong("number"), Long::sum);
        });
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(sum -> add(minute, sum.getKey(), 0, sum.getValue()));
    }

    private void add(long minute, int kind, long writer, long number) {
        jdbc.sql(ADD)
                .param("minute", minute)
                .param("kind", kind)
                .param("writer", writer)
                .param("number", number)
                .update();
    }

    private static long minute(Instant at) {
        return at.getEpochSecond() / 60;
    }
}
