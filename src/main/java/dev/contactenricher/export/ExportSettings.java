package dev.contactenricher.export;

import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where and how merged profiles are handed on.
 *
 * @param url the marketing platform's address; null switches export off
 * @param batchSize contacts in one call, at most
 * @param timeout for one call, answer included
 * @param maxAttempts calls before a contact that alone keeps failing is a dead letter
 * @param firstBackoff the first pause after a failure; each further one doubles
 * @param longestBackoff the longest pause
 */
@Validated
@ConfigurationProperties("enricher.export")
record ExportSettings(
        @Nullable URI url,
        @DefaultValue("100") @Positive int batchSize,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("8") @Positive int maxAttempts,
        @DefaultValue("1s") Duration firstBackoff,
        @DefaultValue("5m") Duration longestBackoff) {

    boolean isOn() {
        return url != null && !url.toString().isBlank();
    }
}
