package dev.contactenricher.console;

import dev.contactenricher.problem.Failures;
import dev.contactenricher.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages have, and how their failures look. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

    @ModelAttribute("page")
    Page page(HttpServletRequest request) {
        return Page.of(request);
    }

    /** A field that was left empty says nothing. */
    @InitBinder
    void blankSaysNothing(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(@Nullable String text) {
                setValue(text == null || text.isBlank() ? null : text);
            }
        });
    }

    /**
     * The rooms' own refusals carry texts for people; nothing else of an exception is shown or logged. A file that has
     * begun is left to the container, which cuts the connection: half of it must not be taken for the whole.
     */
    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        ProblemDetail problem = problem(e);
        var view = new ModelAndView(MessagePage.VIEW);
        view.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        view.addAllObjects(MessagePage.model(Notice.title(problem), Notice.text(problem), request));
        return view;
    }

    private static ProblemDetail problem(Exception e) {
        return switch (e) {
            case ErrorResponse refusal -> refusal.getBody();
            case TypeMismatchException ignored -> Problem.INVALID_REQUEST.detail();
            case DataAccessException ignored -> unavailable(e);
            case TransactionException ignored -> unavailable(e);
            default -> {
                ProblemDetail problem = Problem.INTERNAL.detail();
                LOG.error("A page failed, {}: {}", problem.getInstance(), Failures.describe(e));
                yield problem;
            }
        };
    }

    private static ProblemDetail unavailable(Exception e) {
        LOG.warn("A page could not be made: {}", Failures.brief(e));
        return Problem.UNAVAILABLE.detail("The database does not answer. Try again in a few seconds");
    }
}
