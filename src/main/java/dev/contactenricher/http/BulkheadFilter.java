package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Keeps threads free for health answers, and reading from standing in the way of batches and webhooks: only so many
 * requests of either kind are worked on at once. Stands behind authorisation, and behind the body.
 */
public final class BulkheadFilter extends EveryPassFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration MOST_WAITING_TIME = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;
    private static final String SECONDS_TO_RETRY = "1";

    private final Bulkhead reads;
    private final Bulkhead writes;

    BulkheadFilter(HttpSettings settings) {
        reads = new Bulkhead(settings.reads(), MOST_WAITING);
        writes = new Bulkhead(settings.writes(), MOST_WAITING);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/health/") || RawBody.of(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Waiting.isRefused(request)) {
            refuse(Problem.UNAVAILABLE, "Too many requests wait for their turn", SECONDS_TO_RETRY, request, response);
            return;
        }
        HeldResponse held = HeldResponse.of(response);
        Streams.Refusal refusal = held == null ? null : held.refusal();
        if (refusal != null) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(refusal.problem(), refusal.rule(), Streams.SECONDS_TO_RETRY, request, response);
            return;
        }
        Bulkhead lane = READING.contains(request.getMethod()) ? reads : writes;
        if (Waiting.isCalled(request) || lane.enter()) {
            try {
                chain.doFilter(request, response);
            } finally {
                lane.leave();
            }
            return;
        }
        var waiting = new Waiting(lane, request, response, MOST_WAITING_TIME.toMillis());
        if (!lane.wait(waiting)) {
            waiting.refuse();
        }
    }

    private static void refuse(
            Problem problem, String rule, String seconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        ProblemWriter.write(problem, rule, request, response);
    }
}
