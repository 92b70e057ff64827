package dev.contactenricher.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param family of the API that it is for; left out where there is one for all
 * @param used permits that are taken in the current window
 * @param nextFreeAt when the next one is free; null when one is free now
 */
public record BudgetStatus(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String family,

        int limit,
        long windowSeconds,
        int used,
        @Nullable Instant nextFreeAt) {}
