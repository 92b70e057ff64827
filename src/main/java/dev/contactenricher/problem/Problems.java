package dev.contactenricher.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Finds the problem for a bare HTTP status, such as the servlet container gives. */
final class Problems {

    private Problems() {}

    /**
     * The first one with that status; without one, by its class. An unknown transfer coding or version of HTTP is
     * the caller's.
     */
    static Problem of(HttpStatusCode status) {
        Optional<Problem> exact = Arrays.stream(Problem.values())
                .filter(problem -> problem.status().value() == status.value())
                .findFirst();
        return exact.orElse(
                status.is4xxClientError()
                                || status.value() == HttpStatus.NOT_IMPLEMENTED.value()
                                || status.value() == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value()
                        ? Problem.INVALID_REQUEST
                        : Problem.INTERNAL);
    }

    static boolean isOurs(ProblemDetail detail) {
        URI type = detail.getType();
        return type != null
                && Arrays.stream(Problem.values())
                        .anyMatch(problem -> problem.type().equals(type));
    }
}
