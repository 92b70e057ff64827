package dev.contactenricher.packing;

import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of the {@link Requests} wait for CXone's word, and for how long. */
@Repository
public class UnconfirmedRequests {

    private static final String OVERDUE =
            "SELECT * FROM merge_request WHERE state = 'ACCEPTED' AND confirm_by <= ? ORDER BY confirm_by LIMIT 100";
    private static final String IS_OVERDUE =
            "SELECT EXISTS (SELECT 1 FROM merge_request WHERE state = 'ACCEPTED' AND confirm_by <= ?)";
    private static final String SILENT_FROM = """
            SELECT MIN(confirm_by) FROM merge_request
            WHERE state = 'ACCEPTED' AND confirm_by <= ? AND asked_again = 0 AND accepted_at > ?
            """;
    private static final String UNSHOWN = """
            SELECT COALESCE(SUM(size), 0) FROM (
                SELECT size FROM merge_request WHERE state = 'ACCEPTED' AND accepted_at > :since
                UNION ALL SELECT size FROM merge_request WHERE state = 'SENDING' AND accepted_at > :since
                UNION ALL SELECT size FROM merge_request WHERE state = 'WAITING' AND accepted_at > :since) AS unshown
            """;
    /** The first claim of a request whose outcome is not known. */
    private static final String OLDEST_UNANSWERED = """
            SELECT MIN(claimed_at) FROM (
                SELECT claimed_at FROM merge_request WHERE state = 'SENDING'
                UNION ALL SELECT claimed_at FROM merge_request WHERE state = 'WAITING') AS unanswered
            """;

    private final JdbcClient jdbc;

    UnconfirmedRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accepted requests whose confirmation was due by that reading of the confirmation clock. */
    public List<Request> overdue(long clock) {
        return jdbc.sql(OVERDUE).param(clock).query(Request::read).list();
    }

    /** True when {@link #overdue} would give any. */
    public boolean isOverdue(long clock) {
        return jdbc.sql(IS_OVERDUE).param(clock).query(Boolean.class).single();
    }

    /** When, by the confirmation clock, the first request was due that CXone took after the last webhook; null when there is none. */
    public @Nullable Long silentFrom(long clock, Instant lastWebhook) {
        var silent = jdbc.sql(SILENT_FROM).params(clock, lastWebhook.toEpochMilli());
        return silent.query(Long.class).optional().orElse(null);
    }

    /** How many contacts were in requests that CXone took since then and says nothing of, whether they are read just now or not. */
    public int unshown(Instant since) {
        return jdbc.sql(UNSHOWN)
                .param("since", since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** When the oldest request that CXone may or may not have taken was first sent; null when there is none. */
    public @Nullable Instant oldestUnanswered() {
        return Times.found(jdbc.sql(OLDEST_UNANSWERED)).orElse(null);
    }
}
