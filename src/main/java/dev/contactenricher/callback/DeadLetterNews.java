package dev.contactenricher.callback;

import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Gathers dead letters, so that the CRM is told of them once a minute at most. */
@Repository
class DeadLetterNews {

    static final String TYPE = "dead_letters.added";

    /** Codes are words separated by spaces, each once. */
    private static final String ADD = """
            INSERT INTO callback_dead_letters (id, letters, codes, told_at) VALUES (1, 1, :code, 0)
            ON CONFLICT (id) DO UPDATE SET letters = callback_dead_letters.letters + 1,
                codes = CASE WHEN ' ' || callback_dead_letters.codes || ' ' LIKE '% ' || :code || ' %'
                             THEN callback_dead_letters.codes ELSE callback_dead_letters.codes || ' ' || :code END
            """;

    private static final String UNTOLD = """
            SELECT letters, codes FROM callback_dead_letters WHERE id = 1 AND letters > 0 AND told_at <= ?
            """;
    private static final String TOLD =
            "UPDATE callback_dead_letters SET letters = 0, codes = '', told_at = ? WHERE id = 1";
    private static final String MOVE = "UPDATE callback_dead_letters SET told_at = told_at - ?";

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Callbacks callbacks;
    private final Dialect dialect;
    private final JsonMapper json;

    DeadLetterNews(JdbcClient jdbc, Callbacks callbacks, Dialect dialect, JsonMapper json) {
        this.jdbc = jdbc;
        this.callbacks = callbacks;
        this.dialect = dialect;
        this.json = json;
    }

    private record Untold(int letters, List<String> codes) {}

    /** Joins the caller's transaction. */
    void add(String code) {
        jdbc.sql(ADD).param("code", code).update();
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE).param(set.millis()).update();
    }

    boolean isDue() {
        return untold("").isPresent();
    }

    /** Makes an event of what was not told yet, unless another one was made less than a minute ago. */
    @Transactional
    public void tell() {
        untold(dialect.forUpdate()).ifPresent(untold -> {
            Instant now = dialect.instant();
            String data = json.writeValueAsString(Map.of("count", untold.letters(), "codes", untold.codes()));
            callbacks.add(TYPE, TYPE, data, now);
            jdbc.sql(TOLD).param(now.toEpochMilli()).update();
        });
    }

    private Optional<Untold> untold(String lock) {
        return jdbc.sql(UNTOLD + lock)
                .param(dialect.instant().minus(BETWEEN).toEpochMilli())
                .query((row, n) -> new Untold(
                        row.getInt("letters"),
                        List.of(row.getString("codes").strip().split(" +"))))
                .optional();
    }
}
