package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The page's script and the service must agree for how long a part is asked for. */
class UploadPatienceTests {

    /** As of the keys of calls whose replica died. */
    private static final Duration HELD_BY_THE_DEAD = Duration.ofMinutes(1);

    @Test
    void aPartIsAskedForUntilADeadReplicaHoldsItNoMore() throws IOException {
        String script = new ClassPathResource("console/assets/upload.js").getContentAsString(StandardCharsets.UTF_8);
        var tries = Pattern.compile("TRIES = (\\d+);").matcher(script);
        assertThat(tries.find()).isTrue();
        assertThat(script).contains("waits <= TRIES", "1000 * waits");
        // before the second try a second is waited, before the third one two more
        int seconds = IntStream.range(1, Integer.parseInt(tries.group(1))).sum();
        assertThat(Duration.ofSeconds(seconds)).isGreaterThan(HELD_BY_THE_DEAD);
    }
}
