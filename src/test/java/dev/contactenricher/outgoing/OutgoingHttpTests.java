package dev.contactenricher.outgoing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingHttpTests {

    private static final Instant SERVERS_NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    /** Ten minutes late. */
    private final Clock clock = Clock.fixed(SERVERS_NOW.minus(Duration.ofMinutes(10)), ZoneOffset.UTC);

    private final OutgoingHttp http = new OutgoingHttp(clock);

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok("done")));
    }

    @AfterEach
    void stop() {
        http.destroy();
        server.stop();
    }

    @Test
    void anAnswerWithinTheTimeIsGiven() {
        assertThat(post(Deadline.in(Duration.ofSeconds(20)), () -> {}))
                .isEqualTo(new HttpAnswer.Received(200, null, "done"));
    }

    @Test
    void nothingIsSentAfterTheDeadlineEvenIfTheProcessStoodStillInTheMiddleOfTheCall() {
        var deadline = Deadline.in(Duration.ofMillis(300));

        HttpAnswer answer = post(deadline, () -> await().until(deadline::isOver));

        assertThat(answer).isEqualTo(new HttpAnswer.Missing("TimeoutException", false));
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void aDateToWaitForIsOnTheServersClockNotOnOurs() {
        server.stubFor(any(anyUrl())
                .willReturn(status(429)
                        .withHeader("Date", httpDate(SERVERS_NOW))
                        .withHeader("Retry-After", httpDate(SERVERS_NOW.plusSeconds(30)))));

        assertThat(post(Deadline.in(Duration.ofSeconds(20)), () -> {}))
                .isEqualTo(new HttpAnswer.Received(429, Duration.ofSeconds(30), null));
    }

    @Test
    void withoutTheServersTimeOursHasToDo() {
        server.stubFor(any(anyUrl())
                .willReturn(status(429)
                        .withHeader("Retry-After", httpDate(clock.instant().plusSeconds(30)))));

        assertThat(post(Deadline.in(Duration.ofSeconds(20)), () -> {}))
                .isEqualTo(new HttpAnswer.Received(429, Duration.ofSeconds(30), null));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneId.of("GMT")));
    }

    private HttpAnswer post(Deadline deadline, Runnable meanwhile) {
        return http.post(URI.create(server.baseUrl() + "/"), headers -> meanwhile.run(), "{}", deadline);
    }
}
