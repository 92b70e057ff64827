package dev.contactenricher.webhook;

import dev.contactenricher.cxone.WebhookAddress;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Tells the room that registers the webhook where it is. */
@Component
class RegisteredAddress implements WebhookAddress {

    private final UrlToken token;

    RegisteredAddress(UrlToken token) {
        this.token = token;
    }

    @Override
    public URI url() {
        return URI.create(token.registeredUrl());
    }
}
