package dev.contactenricher.audit;

import dev.contactenricher.problem.Parameters;
import dev.contactenricher.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Checks what a reader asks for. Ids must be UUIDs, so that no contact data can enter the trail through its reading. */
final class AuditParameters {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private AuditParameters() {}

    /** @throws org.springframework.web.ErrorResponseException naming the parameter at fault and its rule */
    static AuditFilter filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable String action,
            @Nullable String jobId,
            @Nullable String subject) {
        var filter = new AuditFilter(
                Parameters.instant("from", from),
                Parameters.instant("to", to),
                Parameters.oneOf("action", action, AuditAction.values(), AuditAction::word),
                Parameters.uuid("job_id", jobId),
                Parameters.uuid("subject", subject));
        Parameters.inOrder(filter.from(), filter.to());
        return filter;
    }

    /** @throws org.springframework.web.ErrorResponseException unless it is a cursor of the checkpoints, or absent */
    static long position(@Nullable String cursor) {
        if (!StringUtils.hasText(cursor)) {
            return Long.MAX_VALUE;
        }
        if (!POSITION.matcher(cursor).matches()) {
            throw Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor", "cursor");
        }
        return Long.parseLong(cursor);
    }
}
