package dev.contactenricher.sending;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What requests tell about those to come. */
@Repository
public class RequestFigures {

    private static final String TO_REPEAT = "SELECT COUNT(*) FROM merge_request WHERE state = 'WAITING'";
    private static final String CONFIRMED_AFTER = """
            SELECT finished_at - accepted_at FROM merge_request
             WHERE finished_at IS NOT NULL AND accepted_at IS NOT NULL ORDER BY finished_at DESC LIMIT 21
            """;

    private final JdbcClient jdbc;

    RequestFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many were not taken, and are going to be sent again. */
    public long toRepeat() {
        return jdbc.sql(TO_REPEAT).query(Long.class).single();
    }

    /** How long the latest ones waited for all their webhooks, the median; zero when there were none. */
    public Duration confirmation() {
        List<Long> latest = jdbc.sql(CONFIRMED_AFTER).query(Long.class).list().stream()
                .sorted()
                .toList();
        return Duration.ofMillis(latest.isEmpty() ? 0 : Math.max(0, latest.get(latest.size() / 2)));
    }
}
