package dev.contactenricher.sending;

import dev.contactenricher.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** {@code /sending}: how sending stands, and the operator's hand on it. */
@RestController
@RequestMapping("/sending")
class SendingController {

    private static final String REASON = "reason";

    private final SendingControl control;

    SendingController(SendingControl control) {
        this.control = control;
    }

    @GetMapping
    SendingStatus status() {
        return control.status();
    }

    @PostMapping("/pause")
    SendingStatus pause(@RequestBody(required = false) @Nullable JsonNode body) {
        control.pause(reason(body));
        return control.status();
    }

    @PostMapping("/resume")
    SendingStatus resume() {
        control.resume();
        return control.status();
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
        if (reason instanceof StringNode text) {
            return text.stringValue();
        }
        throw SendingControl.notAReason();
    }
}
