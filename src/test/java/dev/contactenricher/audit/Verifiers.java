package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs the command {@code verify-audit} and the script in {@code docs/}, which shares no code with it. */
final class Verifiers {

    private Verifiers() {}

    record Outcome(int status, String text) {}

    /** Both come to this verdict. */
    static void agree(int status, String text, List<String> arguments) {
        Outcome ours = command(arguments);
        assertThat(ours.text()).contains(text);
        assertThat(ours.status()).isEqualTo(status);
        Outcome theirs = script(arguments);
        assertThat(theirs.text()).contains(text);
        assertThat(theirs.status()).isEqualTo(status);
    }

    static Outcome command(List<String> arguments) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = VerifyAuditCommand.run(arguments, out, out);
        return new Outcome(status, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Takes the command's arguments; the script's have no names. */
    static Outcome script(List<String> arguments) {
        List<String> words = new ArrayList<>(
                List.of("python3", Path.of("docs", "verify-audit.py").toString()));
        arguments.stream().filter(argument -> !argument.startsWith("--")).forEach(words::add);
        return execute(words);
    }

    /** Skips the test where the program is not installed. */
    static Outcome execute(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            return Assumptions.abort(command.getFirst() + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
