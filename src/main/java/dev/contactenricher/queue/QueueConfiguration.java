package dev.contactenricher.queue;

import dev.contactenricher.outgoing.Backoff;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    @Bean
    Backoff mergeBackoff(MergeSettings settings, RandomGenerator jitter) {
        return new Backoff(settings.firstBackoff(), settings.longestBackoff(), jitter);
    }
}
