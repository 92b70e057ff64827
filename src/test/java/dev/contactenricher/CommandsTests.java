package dev.contactenricher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the settings of production at hand, a slip of the pen must not start a second service. */
class CommandsTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"check-tenat", "verify_audit trail.ndjson", "help", "-h", "--PORT 8080", "--PORT=1 check-tenant"
            })
    void whatIsNeitherACommandNorASettingStartsNothing(String line) {
        assertThat(status(line.split(" "))).hasValue(1);
        assertThat(said.toString(UTF_8)).contains("Nothing was started", "check-tenant", "verify-audit");
    }

    @Test
    void aCommandIsRun() {
        assertThat(status("verify-audit", "no-such-file")).hasValue(1);
        assertThat(said.toString(UTF_8)).contains("There is no file");
    }

    @Test
    void theServiceTakesSettingsAlone() {
        assertThat(status()).isEmpty();
        assertThat(status("--PORT=8080", "--debug")).isEmpty();
    }

    private OptionalInt status(String... words) {
        var stream = new PrintStream(said, true, UTF_8);
        return ContactEnricherApplication.command(List.of(words), stream, stream);
    }
}
