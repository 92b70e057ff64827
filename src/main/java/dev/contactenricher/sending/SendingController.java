package dev.contactenricher.sending;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /sending}: how sending stands, and the operator's hand on it. */
@RestController
@RequestMapping(path = "/sending", produces = MediaType.APPLICATION_JSON_VALUE)
class SendingController {

    private final SendingControl control;

    SendingController(SendingControl control) {
        this.control = control;
    }

    @GetMapping
    SendingStatus status() {
        return control.status();
    }

    @PostMapping(path = "/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    SendingStatus pause(@RequestBody(required = false) @Nullable JsonNode body) {
        control.pause(PauseReason.in(body));
        return control.status();
    }

    @PostMapping("/resume")
    SendingStatus resume() {
        control.resume();
        return control.status();
    }
}
