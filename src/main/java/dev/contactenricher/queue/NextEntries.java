package dev.contactenricher.queue;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The waiting entries that are next in turn: never more at once than fit into one request. */
@Repository
public class NextEntries {

    /**
     * A repeat may take hold of a person of whom news came in before, unblocked. Counted, since PostgreSQL would make a
     * join of {@code NOT EXISTS}, and read all that is in flight for it.
     */
    private static final String FREE = """
             FROM merge_entry WHERE state = 'QUEUED' AND blocked = 0 AND 0 = (
                SELECT COUNT(*) FROM merge_entry h WHERE h.person_id = merge_entry.person_id AND h.holds_person = 1)
            """;

    private static final String NEXT =
            "SELECT id, rules, COALESCE(LENGTH(payload), 0) AS size" + FREE + " AND lane = :lane";

    private static final String BUT_FOR = " AND job_id NOT IN (:apart)";
    private static final String OF_JOB = " AND job_id = :job";
    private static final String OF_RULES = " AND rules = :rules";
    private static final String IN_TURN = " ORDER BY turn, id LIMIT :limit ";
    private static final String WHOLE = "SELECT " + Entry.COLUMNS + " FROM merge_entry WHERE id IN (:ids)";
    private static final String LEAST_JOB = "SELECT job_id" + FREE + " AND job_id > ? ORDER BY job_id LIMIT 1";

    private static final String TAKE = """
            UPDATE merge_entry SET state = 'SUBMITTED', holds_person = 1, request_id = ?, position = ?, claimed_at = ?,
                attempts = attempts + 1, unanswered = unanswered + 1
            WHERE id = ? AND state = 'QUEUED'
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    protected NextEntries(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    private record Sized(long id, int rules, int size) {}

    /**
     * Those that are next in turn and go by the same rules; skips those being folded at the moment.
     *
     * @param rules that all have; those of the first one when null
     * @param apart jobs to leave out
     */
    public List<Entry> next(Lane lane, @Nullable Integer rules, Collection<String> apart, int limit) {
        String but = apart.isEmpty() ? "" : BUT_FOR;
        return whole(alike(
                rules,
                limit,
                (only, most) -> jdbc.sql(NEXT + but + only + IN_TURN + dialect.skipLocked())
                        .param("lane", lane.code())
                        .param("apart", apart)
                        .param("limit", most)));
    }

    /** The same, of one job. */
    public List<Entry> nextOf(String job, Lane lane, int limit) {
        return whole(alike(
                null,
                limit,
                (only, most) -> jdbc.sql(NEXT + OF_JOB + only + IN_TURN + dialect.skipLocked())
                        .param("lane", lane.code())
                        .param("job", job)
                        .param("limit", most)));
    }

    /** A job with a contact that may go now, and none of those. */
    public Optional<String> jobOtherThan(Collection<String> jobs) {
        String after = "";
        while (true) {
            String job = jdbc.sql(LEAST_JOB)
                    .param(after)
                    .query(String.class)
                    .optional()
                    .orElse(null);
            if (job == null || !jobs.contains(job)) {
                return Optional.ofNullable(job);
            }
            after = job;
        }
    }

    /** Puts entries that were next into a request, in their order. */
    public void take(List<Entry> entries, String requestId, Instant now) {
        var rows = new ArrayList<Object[]>();
        for (Entry entry : entries) {
            rows.add(new Object[] {requestId, rows.size(), now.toEpochMilli(), entry.id()});
        }
        template.batchUpdate(TAKE, rows);
    }

    private static List<Sized> alike(
            @Nullable Integer rules, int limit, BiFunction<String, Integer, StatementSpec> statement) {
        if (rules != null) {
            return statement
                    .apply(OF_RULES, limit)
                    .param("rules", rules)
                    .query(Sized.class)
                    .list();
        }
        List<Sized> all = statement.apply("", limit).query(Sized.class).list();
        boolean alike = all.stream().mapToInt(Sized::rules).distinct().count() <= 1;
        return alike ? all : alike(all.getFirst().rules(), limit, statement);
    }

    private List<Entry> whole(List<Sized> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        List<Long> ids =
                RequestSize.fitting(next, Sized::size).stream().map(Sized::id).toList();
        Map<Long, Integer> turns =
                IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, place -> place));
        return jdbc.sql(WHOLE).param("ids", ids).query(Entry::read).list().stream()
                .sorted(Comparator.comparing(entry -> turns.get(entry.id())))
                .toList();
    }
}
