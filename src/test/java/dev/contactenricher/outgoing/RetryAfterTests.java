package dev.contactenricher.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "' 120 ', 120", "007, 7", "3600, 3600"})
    void secondsAreTaken(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aDateCountsFromNow() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDateInThePastIsNoWait() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:00:00 GMT", NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3601", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void nobodyStopsTheServiceForLong(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "1994-11-06", "Sun, 99 Nov 1994 08:49:37 GMT", "٣"})
    void whatMakesNoSenseSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void noHeaderSaysNothing() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
