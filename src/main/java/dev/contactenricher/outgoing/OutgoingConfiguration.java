package dev.contactenricher.outgoing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutgoingConfiguration {

    /** Spreads repeats, for every thread. */
    @Bean
    RandomGenerator jitter() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
