package dev.contactenricher.queue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the send budget is spent and faults are met.
 *
 * @param rateLimit merge requests in any window of the next length, at most
 * @param chunkSize contacts in one request, at most
 * @param timeout time for one call, answer included
 * @param maxAttempts before a contact that alone keeps failing becomes a dead letter
 * @param confirmation what completes a merge
 * @param confirmationTimeout how long to wait for the webhook before asking again
 * @param firstBackoff the pause after a first failure; it doubles from there
 * @param longestBackoff where it stops doubling
 * @param expressBatch batches up to this size go in the express lane
 * @param retention how long finished work stays
 */
@Validated
@ConfigurationProperties("enricher.merge")
public record MergeSettings(
        @DefaultValue("100") @Positive int rateLimit,
        @DefaultValue("60s") @NotNull Duration rateWindow,
        @DefaultValue("50") @Positive int chunkSize,
        @DefaultValue("30s") @NotNull Duration timeout,
        @DefaultValue("8") @Positive int maxAttempts,
        @DefaultValue("webhook") @NotNull Confirmation confirmation,
        @DefaultValue("15m") @NotNull Duration confirmationTimeout,
        @DefaultValue("1s") @NotNull Duration firstBackoff,
        @DefaultValue("60s") @NotNull Duration longestBackoff,
        @DefaultValue("10") @Positive int expressBatch,
        @DefaultValue("30d") @NotNull Duration retention) {

    /** What completes a merge: CXone's webhook, its answer for tenants without webhooks, or what it shows when read. */
    public enum Confirmation {
        WEBHOOK,
        ANSWER,
        READ
    }

    /** Whether webhooks confirm, so that it means something when none comes at all. */
    public boolean awaitsWebhooks() {
        return confirmation == Confirmation.WEBHOOK;
    }

    /** How long a send may stay unanswered before another one may take its place. */
    public Duration lease() {
        return timeout.multipliedBy(2);
    }
}
