package dev.contactenricher.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTests {

    private final Leaks leaks = new Leaks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refused: ada at mail dot example is not it, but ada" + "@" + "mail.example is",
                "{\"email\":\"o'hara+news" + "@" + "sub.mail.example\"}",
                "calls +4930123" + "4567 again",
                "java.lang.IllegalStateException: Quentin" + "ella",
            })
    void whatCouldBeAPersonsIsFound(String line) {
        leaks.inspect("log", line);
        assertThat(leaks.take()).hasSize(1);
        assertThat(leaks.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.contactenricher.queue.Entry@7a8c3f",
                "2026-11-24T07:35:56.685+00:00 INFO",
                "jdbc:postgresql://postgres@localhost:5432/test1",
                "urn:uuid:9ebb765c-cf8a-42ea-a081-30e33cd73ff1",
                "1E+999999999",
            })
    void whatIsNobodysIsNot(String line) {
        leaks.inspect("log", line);
        assertThat(leaks.take()).isEmpty();
    }

    @Test
    void everyPrintedLineIsLookedAtAndPassedOn() {
        var target = new ByteArrayOutputStream();
        var stream =
                new PrintStream(new WatchedStream(new PrintStream(target, true, StandardCharsets.UTF_8), leaks), true);
        stream.print("to ada" + "@");
        stream.println("mail.example");
        stream.println("nothing");
        assertThat(leaks.take()).hasSize(1);
        assertThat(target.toString(StandardCharsets.UTF_8))
                .contains("mail.example")
                .contains("nothing");
    }
}
