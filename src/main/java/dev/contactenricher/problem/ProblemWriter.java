package dev.contactenricher.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Writes problems where Spring MVC is not at hand: in filters. Headers that belong to one are set by the caller. */
public final class ProblemWriter {

    /** Titles, types and rules are constants without anything to escape. */
    private static final String JSON = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,%s\"instance\":\"%s\"}";

    private ProblemWriter() {}

    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        write(problem.detail(), "", response);
    }

    /** The problem of that status. */
    public static void write(HttpStatusCode status, HttpServletResponse response) throws IOException {
        write(Problems.of(status), response);
    }

    /** @param rule what was broken, without quotes or backslashes; must not repeat anything of the request */
    public static void write(Problem problem, String rule, HttpServletResponse response) throws IOException {
        write(problem.detail(), detail(rule), response);
    }

    /**
     * As a page where a person's browser asked for one.
     *
     * @param rule what was broken, or empty; as above
     */
    public static void write(Problem problem, String rule, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!ProblemPage.isWantedBy(request)) {
            write(problem.detail(), rule.isEmpty() ? "" : detail(rule), response);
            return;
        }
        response.setHeader("Content-Security-Policy", ProblemPage.CONTENT_POLICY);
        write(
                problem.detail(),
                MediaType.TEXT_HTML_VALUE + ";charset=UTF-8",
                ProblemPage.of(problem.detail(), rule),
                response);
    }

    private static String detail(String rule) {
        return "\"detail\":\"" + rule + "\",";
    }

    private static void write(ProblemDetail detail, String rule, HttpServletResponse response) throws IOException {
        String json = JSON.formatted(
                detail.getType(), detail.getTitle(), detail.getStatus(), rule, RequestId.instance(response));
        write(detail, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json, response);
    }

    private static void write(ProblemDetail detail, String type, String text, HttpServletResponse response)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(detail.getStatus());
        Problem.headers(detail.getStatus(), response::setHeader);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
