package dev.contactenricher.console;

import dev.contactenricher.http.EveryPassFilter;
import dev.contactenricher.problem.Failures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Answers with a page when one cannot be made, and tells the log where, without what the page was about. */
final class FailureFilter extends EveryPassFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    private final MessagePage messages;

    FailureFilter(MessagePage messages) {
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            LOG.error("A page failed: {}", Failures.describe(e));
            response.resetBuffer();
            messages.write(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "Something went wrong inside",
                    "The page could not be made. The log tells where, under the id "
                            + response.getHeader("X-Request-Id") + ".",
                    request,
                    response);
        }
    }
}
