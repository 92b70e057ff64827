package dev.contactenricher.console;

import dev.contactenricher.http.EveryPassFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the open consoles of a role share what refreshes by itself, every five seconds: it is made at most every four, and
 * not sent again to a page that shows it already. Such a part holds nothing of one session.
 */
final class RefreshFilter extends EveryPassFilter {

    private static final Duration FRESH = Duration.ofSeconds(4);
    private static final int MOST = 100;

    /** Only these; what is about single contacts is made anew for each page that asks. */
    private static final Set<String> SHARED = Set.of("live", "hour");

    private final Map<Part, Answer> answers = new ConcurrentHashMap<>();
    private final InstantSource clock;

    RefreshFilter(InstantSource clock) {
        this.clock = clock;
    }

    private record Part(String role, String path, String query, String id) {}

    private record Answer(byte[] body, String type, String tag, Instant madeAt) {

        static Answer of(ContentCachingResponseWrapper whole, Instant now) {
            byte[] body = whole.getContentAsByteArray();
            String type = String.valueOf(whole.getContentType());
            return new Answer(body, type, '"' + DigestUtils.md5DigestAsHex(body) + '"', now);
        }

        void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader(HttpHeaders.ETAG, tag);
            if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType(type);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !SHARED.contains(Page.part(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Page page = Page.of(request);
        var part = new Part(page.role(), page.path(), page.query(), page.part());
        Answer answer = answers.get(part);
        Instant now = clock.instant();
        if (answer == null || Duration.between(answer.madeAt, now).abs().compareTo(FRESH) >= 0) {
            var whole = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, whole);
            if (whole.getStatus() != HttpServletResponse.SC_OK) {
                whole.copyBodyToResponse();
                return;
            }
            answer = Answer.of(whole, now);
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(part, answer);
        }
        answer.write(request, response);
    }
}
