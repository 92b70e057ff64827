package dev.contactenricher.problem;

import java.net.URI;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The kinds of failure that callers can tell apart by their stable {@code type} (RFC 9457). The {@code instance} is
 * the request's id, not its path.
 */
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request breaks a rule"),
    INVALID_BATCH(HttpStatus.BAD_REQUEST, "The batch cannot be read"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "A valid key or signature is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This key may not do that"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not offered here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types is offered"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    IN_PROGRESS(HttpStatus.CONFLICT, "The same call is still in progress"),
    SHARED_KEY(HttpStatus.CONFLICT, "Several people have this key"),
    IDEMPOTENCY_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key belongs to another body"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot take this now"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong inside");

    /** The header {@code Link} that leads to what is accepted (RFC 8631, section 4.1). */
    private static final String SERVICE_DESCRIPTION = "</v3/api-docs>; rel=\"service-desc\"";

    private static final String TYPE_PREFIX = "urn:contact-enricher:problem:";

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable URI that names this kind of failure. */
    public URI type() {
        return URI.create(TYPE_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The headers that answers with that status have, whoever writes them. */
    static void headers(int status, BiConsumer<String, String> into) {
        if (status == UNAUTHORIZED.status.value() || status == UNSUPPORTED_MEDIA_TYPE.status.value()) {
            into.accept(HttpHeaders.LINK, SERVICE_DESCRIPTION);
        }
    }

    /** The title says all. */
    public ProblemDetail detail() {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(type());
        detail.setTitle(title);
        detail.setInstance(RequestId.instance());
        return detail;
    }

    /** @param rule what was broken; must not repeat anything of the request */
    public ProblemDetail detail(String rule) {
        ProblemDetail detail = detail();
        detail.setDetail(rule);
        return detail;
    }

    /** @param rule what was broken; must not repeat anything of the request */
    public ErrorResponseException because(String rule) {
        return new ErrorResponseException(status, detail(rule), null);
    }

    /** @param field the part of the request that is at fault, by its name */
    public ErrorResponseException because(String rule, String field) {
        ProblemDetail detail = detail(rule);
        detail.setProperty("field", field);
        return new ErrorResponseException(status, detail, null);
    }
}
