package dev.contactenricher.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How CXone reaches and convinces this service.
 *
 * @param url the public URL of {@code /webhooks/cxone-merge}; may carry its own {@code token}
 * @param secrets any of them may have signed; {@code whsec_} and base64, or plain text
 * @param acceptUrlToken whether the URL's token is proof enough where there is no valid signature
 * @param retention how long event ids are remembered, so that repeats are known
 */
@ConfigurationProperties("enricher.webhook")
record WebhookSettings(
        String url,
        List<String> secrets,
        @DefaultValue("true") boolean acceptUrlToken,
        @DefaultValue("30d") Duration retention) {

    @Override
    public String toString() {
        return "WebhookSettings[acceptUrlToken=%s, retention=%s]".formatted(acceptUrlToken, retention);
    }
}
