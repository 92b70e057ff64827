package dev.contactenricher.sending;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the budgets of the API's families stand; changed only while the dispatch row is locked. */
@Repository
public class CallFamilies {

    private static final String FIND = "SELECT * FROM merge_family WHERE family = ?";
    private static final String SAVE = """
            INSERT INTO merge_family (family, pace_at, limit_now, changed_at, throttled_until, throttles)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (family) DO UPDATE SET pace_at = excluded.pace_at, limit_now = excluded.limit_now,
                changed_at = excluded.changed_at, throttled_until = excluded.throttled_until,
                throttles = excluded.throttles
            """;

    private final JdbcClient jdbc;

    CallFamilies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CallFamily get(String name, int limit) {
        return jdbc.sql(FIND)
                .param(name)
                .query((row, number) -> new CallFamily(
                        name,
                        limit,
                        row.getLong("pace_at"),
                        Math.min(limit, row.getInt("limit_now")),
                        Instant.ofEpochMilli(row.getLong("changed_at")),
                        Instant.ofEpochMilli(row.getLong("throttled_until")),
                        row.getInt("throttles")))
                .optional()
                .orElseGet(() -> new CallFamily(name, limit, 0, limit, Instant.EPOCH, Instant.EPOCH, 0));
    }

    public void save(CallFamily family) {
        jdbc.sql(SAVE)
                .params(
                        family.name(),
                        family.paceAt(),
                        family.limitNow(),
                        family.changedAt().toEpochMilli(),
                        family.throttledUntil().toEpochMilli(),
                        family.throttles())
                .update();
    }
}
