package dev.contactenricher.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/**
 * A problem for a person whose browser asked for a page of the console, where the console itself does not come to see the
 * request. Without styles, so that it needs nothing else.
 */
final class ProblemPage {

    static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String CONSOLE = "/console";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s.</p><p><a href="/console">To the overview</a></p></main></body></html>
            """;

    private ProblemPage() {}

    /** By the address as it came, which may be unreadable. Scripts ask for anything, and get what programs get. */
    static boolean isWantedBy(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path != null
                && (path.equals("/") || path.matches(CONSOLE + "([/;].*)?"))
                && Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE));
    }

    /** @param rule what was broken, or empty */
    static String of(ProblemDetail problem, String rule) {
        return PAGE.formatted(
                HtmlUtils.htmlEscape(String.valueOf(problem.getTitle())),
                HtmlUtils.htmlEscape(rule.isEmpty() ? "Look whether the address is whole" : rule));
    }
}
