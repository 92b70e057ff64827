package dev.contactenricher.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id under which a caller and the log speak of the same request: the caller's own where it is plain, else one made
 * here. It stands in the answer's {@code X-Request-Id}, in the request's log lines, and in a problem's {@code instance}.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** The key of the mapped diagnostic context, for the pattern of log lines. */
    static final String LOG_KEY = "request_id";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern A_UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private RequestId() {}

    /** @param given what the caller sent, if anything */
    static String of(@Nullable String given) {
        return given != null && PLAIN.matcher(given).matches() ? given : make();
    }

    /** The URI of the request that this thread is at. */
    static URI instance() {
        String current = MDC.get(LOG_KEY);
        return uri(current == null ? make() : current);
    }

    /** The URI of the request that is answered here, whatever the thread. */
    static URI instance(HttpServletResponse response) {
        String told = response.getHeader(HEADER);
        return told == null ? instance() : uri(told);
    }

    private static URI uri(String id) {
        return URI.create((A_UUID.matcher(id).matches() ? "urn:uuid:" : "urn:request:") + id);
    }

    private static String make() {
        return UUID.randomUUID().toString();
    }
}
