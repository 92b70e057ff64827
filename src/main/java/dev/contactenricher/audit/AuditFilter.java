package dev.contactenricher.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries someone asks for; null lets everything through.
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

    /** Conditions to follow others in a {@code WHERE}; without those that let everything through, for the indexes' sake. */
    String sql() {
        return (from == null ? "" : " AND created_at >= :from")
                + (to == null ? "" : " AND created_at < :to")
                + (action == null ? "" : " AND action = :action")
                + (jobId == null ? "" : " AND job_id = :jobId")
                + (subject == null ? "" : " AND subject = :subject");
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
                .with(Detail.FROM, from == null ? null : EntryFormat.instant(from.toEpochMilli()))
                .with(Detail.TO, to == null ? null : EntryFormat.instant(to.toEpochMilli()))
                .with(Detail.ACTION, action == null ? null : action.word())
                .with(Detail.JOB_ID, jobId)
                .with(Detail.SUBJECT, subject);
    }
}
