package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes bodies in without a thread that waits for them: a request goes on when its body is complete. Refuses one by its size
 * as soon as that is known, and if compressed, as its size shows too late. Stands behind authentication and authorisation.
 */
public final class BodyFilter extends OncePerRequestFilter {

    private final HttpSettings settings;
    private final ReceivedBytes received;
    private final ReceivedBytes receivedFromAnyone;

    BodyFilter(HttpSettings settings) {
        this.settings = settings;
        this.received = new ReceivedBytes(settings.receivingBytes());
        this.receivedFromAnyone = new ReceivedBytes(settings.receivingBytesFromAnyone());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RawBody raw = RawBody.of(request);
        long limit = settings.bodyAt(request.getRequestURI()).toBytes();
        if (Bodies.isEncoded(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            ProblemWriter.write(Problem.UNSUPPORTED_MEDIA_TYPE, Bodies.ENCODING_RULE, request, response);
        } else if (request.getContentLengthLong() > limit) {
            ProblemWriter.write(Problem.TOO_LARGE, Bodies.sizeRule(limit), request, response);
        } else if (Bodies.isAnnouncedBy(request) && raw != null && !raw.isHere()) {
            new BodyReceiver(request, raw, response, limit, settings, budgetOf(request)).start();
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Callers without a key take nothing from those with one. */
    private ReceivedBytes budgetOf(HttpServletRequest request) {
        return Caller.of(request) == null ? receivedFromAnyone : received;
    }
}
