package dev.contactenricher.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Writes problems where Spring MVC is not at hand: in filters. Headers that belong to one are set by the caller. */
public final class ProblemWriter {

    /** Titles and types are constants without anything to escape. */
    private static final String JSON = """
            {"type":"%s","title":"%s","status":%d,"instance":"%s"}
            """;

    private ProblemWriter() {}

    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        ProblemDetail detail = problem.detail();
        byte[] body = JSON.strip()
                .formatted(detail.getType(), detail.getTitle(), detail.getStatus(), detail.getInstance())
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(detail.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
