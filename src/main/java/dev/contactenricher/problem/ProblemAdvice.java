package dev.contactenricher.problem;

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
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what Spring and the store throw into {@link Problem}s. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
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

    /** A header that the firewall, or a parameter that the container, looks at only when it is read. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    @Nullable ResponseEntity<Object> rejected(RuntimeException e, WebRequest request) {
        return answer(e, Problem.INVALID_REQUEST.detail(), new HttpHeaders(), request);
    }

    /**
     * Messages of unknown exceptions may quote contact data, so only their place in the code is logged. An answer that
     * has begun is left to the container, which cuts the connection: half an answer must not be taken for a whole one.
     */
    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            throw new IllegalStateException("The answer broke off: " + Failures.describe(e));
        }
        ProblemDetail detail = Problem.INTERNAL.detail();
        LOG.error("Unexpected failure {}: {}", detail.getInstance(), Failures.describe(e));
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
        String text = SafeExplanations.explain(e);
        ProblemDetail detail = text == null ? problem.detail() : problem.detail(text);
        String field = SafeExplanations.field(e);
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
        Problem.headers(detail.getStatus(), all::set);
        return super.handleExceptionInternal(e, detail, all, HttpStatusCode.valueOf(detail.getStatus()), request);
    }
}
