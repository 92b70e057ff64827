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
    @CsvSource({"0, 0", "1, 1", "' 120 ', 120", "007, 7", "3600, 3600", "5.997, 6", "1.5, 2", "30.0, 30", "0.001, 1"})
    void secondsAreTaken(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "sun, 6 nov 1994 08:49:37 gmt",
                " Sun, 06 Nov 1994 08:49:37 +0000 ",
                "Mon, 06 Nov 1994 08:49:37 GMT"
            })
    void aDateInEachFormCountsFromNow(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void twoDigitsMeanTheYearThatIsAtMostFiftyYearsAhead() {
        assertThat(RetryAfter.parse("Sunday, 06-Nov-95 08:49:37 GMT", NOW)).isEqualTo(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("Sunday, 06-Nov-44 08:49:37 GMT", NOW)).isEqualTo(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("Sunday, 06-Nov-46 08:49:37 GMT", NOW)).isZero();
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
    @ValueSource(
            strings = {
                "",
                "-1",
                "1,5",
                "1.5.1",
                ".",
                "1e3",
                "soon",
                "30 s",
                "1994-11-06",
                "1994-11-06T08:49:37Z",
                "Sun, 99 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Sunday, 31-Feb-94 08:49:37 GMT",
                "٣"
            })
    void whatMakesNoSenseSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void noHeaderSaysNothing() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
