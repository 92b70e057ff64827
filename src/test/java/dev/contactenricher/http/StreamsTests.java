package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contactenricher.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class StreamsTests {

    private long nanos;
    private final Streams streams = new Streams(3, 2, () -> nanos);

    @Test
    void oneCallerHasOnlySoMany() {
        streams.begin("a");
        streams.begin("a");
        assertThat(refused("a")).isEqualTo(429);
        streams.begin("b");
        streams.end("a");
        streams.begin("a");
    }

    @Test
    void allTogetherHaveOnlySoMany() {
        streams.begin("a");
        streams.begin("b");
        streams.begin(null);
        assertThat(refused("c")).isEqualTo(503);
        streams.end(null);
        streams.begin("c");
    }

    @Test
    void whatWasRefusedTakesNoPlace() {
        streams.begin("a");
        streams.begin("a");
        for (int i = 0; i < 5; i++) {
            refused("a");
        }
        streams.begin("b");
        assertThat(refused("b")).isEqualTo(503);
    }

    /** A list is known to be long when much of it was made: a caller who goes on asking must not have that made in vain. */
    @Test
    void aCallerWhoGoesOnAskingIsRefusedBeforeAnythingIsMade() {
        streams.begin("a");
        streams.begin("a");
        refused("a");
        refused("a");
        assertThat(streams.early("a")).isNull();
        refused("a");
        assertThat(streams.early("a")).extracting(Streams.Refusal::problem).isEqualTo(Problem.TOO_MANY_REQUESTS);
        assertThat(streams.early("b")).isNull();
        nanos = Duration.ofSeconds(6).toNanos();
        assertThat(streams.early("a")).isNull();
    }

    @Test
    void whoIsRefusedEarlyIsServedOnceThereIsRoom() {
        streams.begin("a");
        streams.begin("a");
        for (int i = 0; i < 3; i++) {
            refused("a");
        }
        streams.end("a");
        assertThat(streams.early("a")).isNull();
    }

    private int refused(String caller) {
        return assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> streams.begin(caller))
                .satisfies(
                        e -> assertThat(e.getHeaders().getFirst("Retry-After")).isNotNull(),
                        e -> assertThat(e.getHeaders().getFirst("Connection")).isEqualTo("close"))
                .actual()
                .getStatusCode()
                .value();
    }
}
