package dev.contactenricher.problem;

import org.slf4j.MDC;

/**
 * Gives the log lines of a call to another service the id under which it knows that call, as those of a request that came
 * in have the request's.
 */
public final class CallId {

    private CallId() {}

    /** From now on, for this thread, until it is closed. */
    public static MDC.MDCCloseable inLogLines(String id) {
        return MDC.putCloseable(RequestId.LOG_KEY, id);
    }
}
