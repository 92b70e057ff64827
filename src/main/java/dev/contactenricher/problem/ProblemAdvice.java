package dev.contactenricher.problem;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what Spring and the store throw into {@link Problem}s. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ApplicationEventPublisher events;

    ProblemAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A store that is away, shut, full or too busy; nothing was committed, or the caller may repeat safely. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        TransactionTimedOutException.class
    })
    @Nullable ResponseEntity<Object> storeUnavailable(Exception e, WebRequest request) {
        events.publishEvent(new BackgroundFailure("A call was refused", e));
        return answer(e, Problem.UNAVAILABLE.detail(), new HttpHeaders(), request);
    }

    /** A header that the firewall, or a parameter that the container, looks at only when someone reads it. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    @Nullable ResponseEntity<Object> rejected(RuntimeException e, WebRequest request) {
        return answer(e, Problem.INVALID_REQUEST.detail(), new HttpHeaders(), request);
    }

    /**
     * Messages of unknown exceptions may quote contact data, so only their place in the code is logged. An answer that has
     * begun is left to the container, which cuts the connection: nobody is to take half an answer for a whole one.
     */
    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            throw new IllegalStateException("The answer broke off: " + Failures.describe(e));
        }
        ProblemDetail detail = Problem.INTERNAL.detail();
        log.error("Unexpected failure {}: {}", detail.getInstance(), Failures.describe(e));
        return answer(e, detail, new HttpHeaders(), request);
    }

    /** What Spring MVC refuses by itself; its own texts quote the request, so they are replaced. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof ErrorResponseException ours && Problems.isOurs(ours.getBody())) {
            return answer(e, ours.getBody(), headers, request);
        }
        Problem problem = Problems.of(status);
        String text = explain(e);
        ProblemDetail detail = text == null ? problem.detail() : problem.detail(text);
        String field = field(e);
        if (field != null) {
            detail.setProperty("field", field);
        }
        return answer(e, detail, headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ProblemDetail detail, HttpHeaders headers, WebRequest request) {
        var all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (detail.getStatus() == Problem.UNAVAILABLE.status().value()) {
            all.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (detail.getStatus() == Problem.UNSUPPORTED_MEDIA_TYPE.status().value()) {
            all.set(HttpHeaders.LINK, Problem.SERVICE_DESCRIPTION);
        }
        return super.handleExceptionInternal(e, detail, all, HttpStatusCode.valueOf(detail.getStatus()), request);
    }

    /** Names of our own parameters and fields, and positions; no values. */
    private static @Nullable String explain(Exception e) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                "The parameter '%s' is missing".formatted(missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                "The parameter '%s' is malformed".formatted(mismatch.getName());
            case MethodArgumentNotValidException invalid ->
                invalid.getFieldErrors().stream()
                        .map(FieldError::getField)
                        .distinct()
                        .collect(Collectors.joining(", ", "Not valid: ", ""));
            case HandlerMethodValidationException invalid ->
                invalid.getParameterValidationResults().stream()
                        .map(result -> result.getMethodParameter().getParameterName())
                        .distinct()
                        .collect(Collectors.joining(", ", "Not valid: ", ""));
            case HttpMessageNotReadableException unreadable -> position(unreadable);
            default -> null;
        };
    }

    private static @Nullable String position(HttpMessageNotReadableException e) {
        return e.getCause() instanceof JacksonException cause && cause.getLocation() != null
                ? "The body is not the JSON expected here, at line %d, column %d"
                        .formatted(
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr())
                : null;
    }

    /** The field of the body that is at fault, unless its name could be anything. */
    private static @Nullable String field(Exception e) {
        if (!(e.getCause() instanceof DatabindException cause)
                || cause.getPath().isEmpty()) {
            return null;
        }
        String name = cause.getPath().getFirst().getPropertyName();
        return name != null && FIELD_NAME.matcher(name).matches() ? name : null;
    }
}
