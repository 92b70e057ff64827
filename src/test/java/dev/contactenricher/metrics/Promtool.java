package dev.contactenricher.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own checker; tests that need it are skipped where it is not installed. */
public final class Promtool {

    private Promtool() {}

    /** What it has to say, standard error included, followed by its exit status unless that is 0. */
    public static String run(String input, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process promtool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var in = promtool.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = promtool.waitFor();
            return status == 0 ? said : said + "status " + status;
        } catch (IOException e) {
            return Assumptions.abort("promtool is not installed (Debian package prometheus)");
        }
    }
}
