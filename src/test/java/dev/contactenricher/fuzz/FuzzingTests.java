package dev.contactenricher.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.fuzz.Fuzzing.Answer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Plants bugs, of the kinds that the fuzzing is to find, and finds them. */
class FuzzingTests {

    private static final long SEED = 1;
    private static final int CALLS = 3_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aCrashOnHalfASurrogatePairIsFound() {
        assertThat(findingsOf(json -> new Answer(Fuzzing.text(json.batch()).contains("\\ud800\"") ? 500 : 202, "")))
                .contains("answered 500");
    }

    @Test
    void aCrashOnDeepNestingIsFound() {
        assertThat(findingsOf(json ->
                        new Answer(Fuzzing.text(json.batch()).contains("[".repeat(1000)) ? 500 : 400, "")))
                .contains("answered 500");
    }

    @Test
    void anUnexpectedExceptionIsFound() {
        assertThat(findingsOf(json -> {
                    if (Fuzzing.text(json.cxoneAnswer()).contains("\"expires_in\": 1e999999999")) {
                        throw new ArithmeticException();
                    }
                    return new Answer(200, "");
                }))
                .contains("ArithmeticException");
    }

    @Test
    void anEchoIsFound() {
        assertThat(findingsOf(json -> {
                    String body = Fuzzing.text(json.event());
                    return new Answer(400, body.startsWith("[") ? "" : "Cannot read " + body);
                }))
                .contains("comes back");
    }

    @Test
    void aHangIsFound() {
        assertThat(findingsOf(Duration.ofMillis(500), json -> {
                    while (Fuzzing.text(json.batch()).contains("1e999999999") && !Thread.interrupted()) {
                        LockSupport.park();
                    }
                    return new Answer(202, "");
                }))
                .contains("no answer");
    }

    @Test
    void theSameSeedMakesTheSameInput() {
        assertThat(new HostileJson(7).batch()).isEqualTo(new HostileJson(7).batch());
        assertThat(new HostileJson(7).batch()).isNotEqualTo(new HostileJson(8).batch());
    }

    private static String findingsOf(Fuzzing.Target target) {
        return findingsOf(PATIENCE, target);
    }

    private static String findingsOf(Duration longest, Fuzzing.Target target) {
        var report = new Fuzzing(longest).run(target, SEED, calls -> calls < CALLS);
        return String.join("\n", report.findings());
    }
}
