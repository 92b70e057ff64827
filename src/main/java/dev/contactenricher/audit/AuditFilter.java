package dev.contactenricher.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a reader asks for; null lets everything through.
 *
 * @param from the earliest {@code created_at}
 * @param to before it, {@code created_at}
 */
record AuditFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable AuditAction action,
        @Nullable String jobId,
        @Nullable String subject) {

    static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    private static final String ALL_OF = "sequence > :after AND sequence <= :end";

    /**
     * As rows, so that nothing but the index of actions has them in the wanted order, however rare its statistics believe the
     * action to be.
     */
    private static final String OF_ACTION = "sequence IS NOT NULL"
            + " AND (action, sequence) > (:action, :after) AND (action, sequence) <= (:action, :end)";

    /** Conditions of a {@code WHERE}; without those that let everything through, for the indexes' sake. */
    String sql() {
        return (action == null ? ALL_OF : OF_ACTION)
                + (from == null ? "" : " AND created_at >= :from")
                + (to == null ? "" : " AND created_at < :to")
                + (jobId == null ? "" : " AND job_id = :jobId")
                + (subject == null ? "" : " AND subject = :subject");
    }

    String order() {
        return action == null ? "sequence" : "action, sequence";
    }

    Map<String, Object> params() {
        var params = new LinkedHashMap<String, Object>();
        if (from != null) {
            params.put("from", from.toEpochMilli());
        }
        if (to != null) {
            params.put("to", to.toEpochMilli());
        }
        if (action != null) {
            params.put("action", action.word());
        }
        if (jobId != null) {
            params.put("jobId", jobId);
        }
        if (subject != null) {
            params.put("subject", subject);
        }
        return params;
    }

    /** The filter as the trail records it. */
    Details details() {
        return Details.none()
                .with(Detail.FROM, from == null ? null : EntryFormat.instant(from))
                .with(Detail.TO, to == null ? null : EntryFormat.instant(to))
                .with(Detail.ACTION, action == null ? null : action.word())
                .with(Detail.JOB_ID, jobId)
                .with(Detail.SUBJECT, subject);
    }
}
