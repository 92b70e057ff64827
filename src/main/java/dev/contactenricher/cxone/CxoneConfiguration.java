package dev.contactenricher.cxone;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.backoff.BackOffPolicyBuilder;
import org.springframework.retry.support.RetryTemplate;

/** What differs between the dialects, and the repeats that need no durability; merges are repeated by the queue. */
@Configuration(proxyBeanMethods = false)
class CxoneConfiguration {

    @Bean
    @ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.TUTORIAL, matchIfMissing = true)
    TokenGrant clientCredentials(CxoneSettings settings) {
        return new ClientCredentials(settings);
    }

    @Bean
    @ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.TUTORIAL, matchIfMissing = true)
    Terms oneCall() {
        return Terms.ONE_CALL;
    }

    @Bean
    @ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
    TokenGrant accessKey(PublishedSettings settings) {
        return settings.hasClient() ? new AccessKeyWithClient(settings) : new AccessKeyAlone(settings);
    }

    /** For a token, which requests wait for. */
    @Bean
    RetryTemplate shortRetry() {
        return RetryTemplate.builder()
                .maxAttempts(3)
                .exponentialBackoff(Duration.ofMillis(200), 2, Duration.ofSeconds(1), true)
                .retryOn(RepeatableException.class)
                .build();
    }

    /** For the webhook's registration, which no request waits for. */
    @Bean
    RetryTemplate endlessRetry() {
        return RetryTemplate.builder()
                .infiniteRetry()
                .customBackoff(new ObedientBackOff(BackOffPolicyBuilder.newBuilder()
                        .delay(Duration.ofSeconds(2).toMillis())
                        .multiplier(2)
                        .maxDelay(Duration.ofMinutes(5).toMillis())
                        .random(true)
                        .build()))
                .retryOn(RepeatableException.class)
                .build();
    }
}
