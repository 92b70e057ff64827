package dev.contactenricher.problem;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Gives each request its {@link RequestId} before anything else sees it, and its threads' log lines the same. */
final class RequestIdValve extends ValveBase {

    private static final String ATTRIBUTE = RequestId.class.getName();

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = of(request);
        if (id == null) {
            id = RequestId.of(request.getHeader(RequestId.HEADER));
            request.setAttribute(ATTRIBUTE, id);
            response.setHeader(RequestId.HEADER, id);
        }
        MDC.put(RequestId.LOG_KEY, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(RequestId.LOG_KEY);
        }
    }

    /** Null for a request that did not get as far. */
    static @Nullable String of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : null;
    }
}
