package dev.contactenricher.security;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies by their size before they are held in memory: at once when their length is announced, else where the
 * limit is passed while reading. Compressed bodies are refused, since their real size shows too late.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final DataSize BATCH = DataSize.ofMegabytes(16);
    private static final DataSize OTHERS = DataSize.ofKilobytes(64);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limitFor(request).toBytes();
        if (isEncoded(request)) {
            ProblemWriter.write(Problem.UNSUPPORTED_MEDIA_TYPE, response);
        } else if (request.getContentLengthLong() > limit) {
            ProblemWriter.write(Problem.TOO_LARGE, response);
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    private static DataSize limitFor(HttpServletRequest request) {
        return request.getRequestURI().equals("/enrich-batch") ? BATCH : OTHERS;
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
