package dev.contactenricher.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends requests that were answered before their body was read. A caller that still sends would miss the answer if the
 * connection were cut at once, and would hold a thread if the container read the rest; so what comes is thrown away for a
 * while, without a thread that waits for it (a "lingering close", RFC 9112, section 9.6).
 */
final class LingeringFilter extends OncePerRequestFilter {

    private final HttpSettings settings;

    LingeringFilter(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        RawBody body = RawBody.of(request);
        if (body != null && !request.isAsyncStarted() && !body.isFinished()) {
            response.flushBuffer();
            AsyncContext async = request.startAsync();
            async.setTimeout(settings.linger().toMillis());
            var rest = new RestOfBody(body, async, settings.linger());
            async.addListener(rest);
            body.setReadListener(rest);
        }
    }
}
