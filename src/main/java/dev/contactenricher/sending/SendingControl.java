package dev.contactenricher.sending;

import dev.contactenricher.store.Contention;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** How sending stands, and the operator's hand on it. */
@Component
public class SendingControl {

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
        String text = PauseReason.plain(reason);
        queue.inTurn(() -> Contention.repeat(() -> sending.pause(text)));
    }

    /** Ends the operator's pause; those that CXone's answers began stand beside it. */
    public void resume() {
        queue.inTurn(() -> Contention.repeat(sending::resume));
        wakeUp.now();
    }
}
