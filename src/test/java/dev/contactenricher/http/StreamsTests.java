package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class StreamsTests {

    private final Streams streams = new Streams(3, 2);

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

    private int refused(String caller) {
        return assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> streams.begin(caller))
                .satisfies(
                        e -> assertThat(e.getHeaders().getFirst("Retry-After")).isNotNull())
                .actual()
                .getStatusCode()
                .value();
    }
}
