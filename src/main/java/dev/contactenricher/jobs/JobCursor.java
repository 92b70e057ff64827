package dev.contactenricher.jobs;

import dev.contactenricher.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job in the order of the list, whether it is still kept or not.
 *
 * @param receivedAt in epoch milliseconds
 */
record JobCursor(long receivedAt, String id) {

    /** Before the first job of the list. */
    static final JobCursor START = new JobCursor(Long.MAX_VALUE, "");

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})_([A-Za-z0-9-]{1,64})");

    static JobCursor of(Job job) {
        return new JobCursor(job.taken().at().toEpochMilli(), job.id());
    }

    /** @throws org.springframework.web.ErrorResponseException unless it is a next_cursor, or absent */
    static JobCursor read(@Nullable String text) {
        if (text == null) {
            return START;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor of this listing", "cursor");
        }
        return new JobCursor(Long.parseLong(form.group(1)), form.group(2));
    }

    String text() {
        return receivedAt + "_" + id;
    }
}
