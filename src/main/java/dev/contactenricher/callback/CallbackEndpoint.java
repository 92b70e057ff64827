package dev.contactenricher.callback;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The CRM's own endpoint. */
@Component
class CallbackEndpoint {

    private final OutgoingHttp http;
    private final CallbackSettings settings;
    private final Signatures signatures;

    CallbackEndpoint(OutgoingHttp http, CallbackSettings settings) {
        this.http = http;
        this.settings = settings;
        this.signatures = new Signatures(settings.isOn() ? settings.secrets() : List.of());
    }

    HttpAnswer post(Callback callback, Instant now) {
        String body = callback.body();
        long timestamp = now.getEpochSecond();
        String signature = signatures.of(callback.eventId(), timestamp, body);
        return http.post(
                requireNonNull(settings.url()),
                headers -> {
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    headers.set("webhook-id", callback.eventId());
                    headers.set("webhook-timestamp", String.valueOf(timestamp));
                    headers.set("webhook-signature", signature);
                },
                body,
                Deadline.in(settings.timeout()));
    }
}
