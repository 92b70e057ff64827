package dev.contactenricher.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged program in a process with little memory. */
final class Jar implements AutoCloseable {

    private static final String JAR = "target/contact-enricher.jar";

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Jar(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Jar start(Path data, String heap) throws Exception {
        int port = freePort();
        var builder = java(heap, List.of());
        builder.environment().putAll(Service.SETTINGS);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("ENRICHER_DATA_DIR", data.toString());
        var jar = new Jar(builder.start(), port);
        while (!jar.isReady()) {
            Thread.sleep(Duration.ofMillis(200));
        }
        return jar;
    }

    String download(Path file, String encoding) throws Exception {
        long start = System.nanoTime();
        get("/audit-trail", encoding, BodyHandlers.ofFile(file));
        double seconds = (System.nanoTime() - start) / 1e9;
        return "%.1f s, %,d MiB".formatted(seconds, Files.size(file) >> 20);
    }

    String verify() throws Exception {
        long start = System.nanoTime();
        String answer = get("/audit-trail/verify", "identity", BodyHandlers.ofString());
        return "%.1f s, %s".formatted((System.nanoTime() - start) / 1e9, answer);
    }

    static String verifyAudit(Path file, String heap) throws Exception {
        long start = System.nanoTime();
        Process command = java(heap, List.of("verify-audit", file.toString()))
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        long count = Long.parseLong(said.split(" ")[1]);
        return LongTrail.rate(count, start);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private <T> T get(String path, String encoding, BodyHandler<T> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", "benchmark-compliance-key")
                .header("Accept", path.endsWith("verify") ? "application/json" : "application/x-ndjson")
                .header("Accept-Encoding", encoding)
                .build();
        var answer = http.send(request, body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Status " + answer.statusCode());
        }
        return answer.body();
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The jar did not start; it is made by ./mvnw package");
        }
        try {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static ProcessBuilder java(String heap, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-jar", JAR));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
