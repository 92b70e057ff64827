package dev.contactenricher.problem;

import org.slf4j.MDC;

/**
 * Gives the log lines of a call to another service the id under which it knows that call, as those of a request that came
 * in have the request's.
 */
public final class CallId {

    private CallId() {}

    /** @param call whose lines have the id, as far as this thread writes them */
    public static void inLogLines(String id, Runnable call) {
        MDC.put(RequestId.LOG_KEY, id);
        try {
            call.run();
        } finally {
            MDC.remove(RequestId.LOG_KEY);
        }
    }
}
