package dev.contactenricher.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** When there are traces, and of what share. */
class TracingSwitchTests {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    /** What Spring Boot makes of {@code OTEL_…} variables is what is looked at. */
    @ParameterizedTest
    @CsvSource({
        "http://collector:4318/v1/traces, management.tracing.sampling.probability, 0.1, true",
        "http://collector:4318/v1/traces, management.opentelemetry.enabled, true, true",
        "http://collector:4318/v1/traces, management.opentelemetry.enabled, false, false",
        "http://collector:4318/v1/traces, management.tracing.export.enabled, false, false",
        "http://collector:4318/v1/traces, management.tracing.export.otlp.enabled, false, false",
        "'', management.opentelemetry.enabled, true, false",
        "' ', management.tracing.export.otlp.enabled, true, false",
    })
    void anEndpointSwitchesItOn(String endpoint, String property, String value, boolean on) {
        var environment = new MockEnvironment().withProperty(ENDPOINT, endpoint).withProperty(property, value);
        assertThat(TracingSwitch.isOn(environment)).isEqualTo(on);
    }

    @Test
    void withoutOneItIsOff() {
        assertThat(TracingSwitch.isOn(new MockEnvironment())).isFalse();
    }

    /** The low half of a UUID begins with the same two bits, which decide alone if nobody takes care. */
    @Test
    void aShareOfTheTracesIsThatShareOfTheJobs() {
        var random = new SplittableRandom(20);
        var sampler = new EvenSampler(Sampler.parentBased(Sampler.traceIdRatioBased(0.25)));
        long taken = IntStream.range(0, 10_000)
                .filter(i -> sampler.takes(new UUID(
                                random.nextLong() & ~0xF000L | 0x7000L,
                                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L)
                        .toString()
                        .replace("-", "")))
                .count();
        assertThat(taken).isBetween(2300L, 2700L);
    }
}
