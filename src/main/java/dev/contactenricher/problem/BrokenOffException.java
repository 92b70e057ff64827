package dev.contactenricher.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an answer is written from went away in the middle: its caller must see that the answer is not whole. */
public final class BrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(BrokenOffException.class);

    private BrokenOffException(String answer) {
        super(answer + " broke off");
    }

    /**
     * What to throw for a failure to write an answer: the failure itself, as long as it can be answered instead.
     *
     * @param answer what it was, for people
     */
    public static RuntimeException of(RuntimeException failure, HttpServletResponse response, String answer) {
        if (!response.isCommitted()) {
            return failure;
        }
        LOG.error("{} broke off: {}", answer, failure.getClass().getSimpleName());
        return new BrokenOffException(answer);
    }
}
