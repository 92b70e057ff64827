package dev.contactenricher.cxone;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.support.RetryTemplate;

/** Repeats that need no durability. Merges are repeated by the queue instead. */
@Configuration(proxyBeanMethods = false)
class CxoneConfiguration {

    private static final int BACKOFF_FACTOR = 2;

    /** For a token, which somebody waits for. */
    @Bean
    RetryTemplate shortRetry() {
        return RetryTemplate.builder()
                .maxAttempts(3)
                .exponentialBackoff(Duration.ofMillis(200), BACKOFF_FACTOR, Duration.ofSeconds(1), true)
                .retryOn(RepeatableException.class)
                .build();
    }

    /** For the webhook's registration, which nobody waits for. */
    @Bean
    RetryTemplate endlessRetry() {
        return RetryTemplate.builder()
                .infiniteRetry()
                .exponentialBackoff(Duration.ofSeconds(2), BACKOFF_FACTOR, Duration.ofMinutes(5), true)
                .retryOn(RepeatableException.class)
                .build();
    }
}
