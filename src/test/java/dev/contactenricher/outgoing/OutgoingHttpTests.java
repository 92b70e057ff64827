package dev.contactenricher.outgoing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingHttpTests {

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final OutgoingHttp http = new OutgoingHttp();

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

        HttpAnswer answer = post(deadline, () -> standStillUntilAfter(deadline));

        assertThat(answer).isEqualTo(new HttpAnswer.Missing("TimeoutException"));
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    private HttpAnswer post(Deadline deadline, Runnable meanwhile) {
        return http.post(URI.create(server.baseUrl() + "/"), headers -> meanwhile.run(), "{}", deadline);
    }

    private static void standStillUntilAfter(Deadline deadline) {
        while (!deadline.isOver()) {
            LockSupport.parkNanos(deadline.left().toNanos());
        }
    }
}
