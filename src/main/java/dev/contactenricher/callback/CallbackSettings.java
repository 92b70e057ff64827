package dev.contactenricher.callback;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the service tells what happened.
 *
 * @param url null or empty: nowhere
 * @param secrets each signs every event; {@code whsec_} and base64, newest first
 * @param timeout for one call, answer included
 * @param atOnce calls at the same time from one replica
 * @param firstBackoff the pause after a first failure; it doubles from there
 * @param longestBackoff where it stops doubling
 * @param patience how long after an event it is given up
 */
@Validated
@ConfigurationProperties("enricher.callback")
record CallbackSettings(
        @Nullable URI url,
        @DefaultValue List<String> secrets,
        @DefaultValue("15s") @NotNull Duration timeout,
        @DefaultValue("8") @Positive int atOnce,
        @DefaultValue("1s") @NotNull Duration firstBackoff,
        @DefaultValue("15m") @NotNull Duration longestBackoff,
        @DefaultValue("3d") @NotNull Duration patience) {

    boolean isOn() {
        return url != null && !url.toString().isBlank();
    }

    /** How long a call may take before another replica takes it for lost. */
    Duration lease() {
        return timeout.multipliedBy(2);
    }

    @Override
    public String toString() {
        return "CallbackSettings[isOn=%s]".formatted(isOn());
    }
}
