package dev.contactenricher.sending;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /sending}: how sending stands, and the operator's hand on it. */
@RestController
@RequestMapping("/sending")
class SendingController {

    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 200;

    private final Sending sending;
    private final SendingView view;
    private final DispatchQueue queue;
    private final WakeUp wakeUp;

    SendingController(Sending sending, SendingView view, DispatchQueue queue, WakeUp wakeUp) {
        this.sending = sending;
        this.view = view;
        this.queue = queue;
        this.wakeUp = wakeUp;
    }

    @GetMapping
    SendingStatus status() {
        return view.read();
    }

    @PostMapping("/pause")
    SendingStatus pause(@RequestBody(required = false) @Nullable JsonNode body) {
        String reason = reason(body);
        queue.inTurn(() -> Contention.repeat(() -> sending.pause(reason)));
        return view.read();
    }

    @PostMapping("/resume")
    SendingStatus resume() {
        queue.inTurn(() -> Contention.repeat(sending::resume));
        wakeUp.now();
        return view.read();
    }

    private static @Nullable String reason(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return null;
        }
        if (!body.isObject() || body.propertyNames().stream().anyMatch(name -> !name.equals(REASON))) {
            throw Problem.INVALID_REQUEST.because("The body may be an object with 'reason' alone");
        }
        JsonNode reason = body.path(REASON);
        if (reason.isMissingNode() || reason.isNull()) {
            return null;
        }
        String text = reason.isString() ? reason.stringValue().strip() : "";
        if (!reason.isString() || text.codePointCount(0, text.length()) > LONGEST_REASON) {
            throw Problem.INVALID_REQUEST.because(
                    "'reason' must be text of up to %d characters".formatted(LONGEST_REASON), REASON);
        }
        return text.isEmpty() ? null : text;
    }
}
