package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        return Scripts.run(words.subList(1, words.size()));
    }

    /** One Python for all runs of the script, as its start takes longer than most of them. Skips the test without one. */
    private static final class Scripts {

        private static final JsonMapper JSON = JsonMapper.shared();

        /** Reads the words of a command line as JSON, and answers with the status and what it printed. */
        private static final String LOOP = """
                import contextlib, io, json, runpy, sys, traceback
                for line in sys.stdin:
                    sys.argv, status, printed = json.loads(line), 0, io.StringIO()
                    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                        try:
                            runpy.run_path(sys.argv[0], run_name="__main__")
                        except SystemExit as end:
                            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
                            if isinstance(end.code, str):
                                print(end.code)
                        except BaseException:
                            traceback.print_exc()
                            status = 1
                    print(json.dumps([status, printed.getvalue()]), flush=True)
                """;

        private static @Nullable Process python;

        static synchronized Outcome run(List<String> words) {
            try {
                Process process = python;
                if (process == null || !process.isAlive()) {
                    process = new ProcessBuilder("python3", "-c", LOOP)
                            .redirectError(Redirect.INHERIT)
                            .start();
                    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
                    python = process;
                }
                var to = process.outputWriter(StandardCharsets.UTF_8);
                to.write(JSON.writeValueAsString(words) + "\n");
                to.flush();
                JsonNode answer = JSON.readTree(
                        process.inputReader(StandardCharsets.UTF_8).readLine());
                return new Outcome(answer.get(0).asInt(), answer.get(1).asString());
            } catch (IOException e) {
                return Assumptions.abort("python3 is not installed");
            }
        }
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
