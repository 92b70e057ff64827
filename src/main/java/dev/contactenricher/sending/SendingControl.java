package dev.contactenricher.sending;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** How sending stands, and the operator's hand on it. */
@Component
public class SendingControl {

    private static final int LONGEST_REASON = 200;
    /** Control characters, halves of surrogate pairs, ends of lines, and what turns the direction of text around. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final Sending sending;
    private final SendingView view;
    private final DispatchQueue queue;
    private final WakeUp wakeUp;

    SendingControl(Sending sending, SendingView view, DispatchQueue queue, WakeUp wakeUp) {
        this.sending = sending;
        this.view = view;
        this.queue = queue;
        this.wakeUp = wakeUp;
    }

    public SendingStatus status() {
        return view.read();
    }

    /**
     * No request goes to CXone from any replica until {@link #resume}, over restarts too.
     *
     * @param reason for people, up to 200 characters; blank or null for none
     * @throws ErrorResponseException when it is longer
     */
    public void pause(@Nullable String reason) {
        String text =
                reason == null ? "" : NO_TEXT.matcher(reason).replaceAll(" ").strip();
        if (text.codePointCount(0, text.length()) > LONGEST_REASON) {
            throw notAReason();
        }
        queue.inTurn(() -> Contention.repeat(() -> sending.pause(text.isEmpty() ? null : text)));
    }

    /** Ends the operator's pause; those that CXone's answers began stand beside it. */
    public void resume() {
        queue.inTurn(() -> Contention.repeat(sending::resume));
        wakeUp.now();
    }

    static ErrorResponseException notAReason() {
        return Problem.INVALID_REQUEST.because(
                "'reason' must be text of up to %d characters".formatted(LONGEST_REASON), "reason");
    }
}
