package dev.contactenricher.console;

import dev.contactenricher.problem.Failures;
import dev.contactenricher.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
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

    /** The rooms' own refusals carry texts for people; nothing else of an exception is shown or logged. */
    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception e, HttpServletRequest request) {
        ProblemDetail problem;
        if (e instanceof ErrorResponse refusal) {
            problem = refusal.getBody();
        } else {
            problem = Problem.INTERNAL.detail();
            LOG.error("A page failed, {}: {}", problem.getInstance(), Failures.describe(e));
        }
        var view = new ModelAndView(MessagePage.VIEW);
        view.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        view.addAllObjects(MessagePage.model(Notice.title(problem), Notice.text(problem), request));
        return view;
    }
}
