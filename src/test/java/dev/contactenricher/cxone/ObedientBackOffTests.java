package dev.contactenricher.cxone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.retry.backoff.FixedBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;

class ObedientBackOffTests {

    private final List<Long> told = new ArrayList<>();
    private final List<Long> own = new ArrayList<>();

    @Test
    void whatTheServerAskedForComesBeforeTheOwnPause() {
        failsOnceAskingFor(Duration.ofSeconds(30));
        assertThat(told).containsExactly(30_000L);
        assertThat(own).containsExactly(7L);
    }

    @Test
    void withoutItTheOwnPauseIsAll() {
        failsOnceAskingFor(null);
        assertThat(told).containsExactly(0L);
        assertThat(own).containsExactly(7L);
    }

    private void failsOnceAskingFor(@Nullable Duration wait) {
        var fixed = new FixedBackOffPolicy();
        fixed.setBackOffPeriod(7);
        fixed.setSleeper(own::add);
        RetryTemplate retry = RetryTemplate.builder()
                .maxAttempts(2)
                .customBackoff(new ObedientBackOff(fixed, told::add))
                .build();
        retry.execute(attempt -> {
            if (attempt.getRetryCount() == 0) {
                throw new RepeatableException(503, wait);
            }
            return true;
        });
    }
}
