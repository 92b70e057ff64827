package dev.contactenricher.intake;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a batch may be, and how long its traces stay.
 *
 * @param maxContacts contacts in one batch, at most
 * @param queueCapacity waiting contacts beyond which batches get 503
 * @param idempotencyRetention how long an {@code Idempotency-Key} is remembered
 */
@Validated
@ConfigurationProperties("enricher.intake")
record IntakeSettings(
        @DefaultValue("10000") @Positive int maxContacts,
        @DefaultValue("2000000") @Positive long queueCapacity,
        @DefaultValue("24h") Duration idempotencyRetention) {}
