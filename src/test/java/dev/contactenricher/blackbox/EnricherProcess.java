package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.leaks.Leaks;
import dev.contactenricher.standin.EnricherClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a process, with everything that it ever printed. It can be killed, paused and started again. */
final class EnricherProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final List<String> command;
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private final EnricherClient client;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private Process process;
    private volatile boolean paused;

    /** Starts it, without waiting until it is ready. */
    EnricherProcess(List<String> command, Map<String, String> environment, EnricherClient client) {
        this.command = List.copyOf(command);
        this.environment.putAll(environment);
        this.client = client;
        this.process = launch();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill}: an orderly stop. Returns the exit status. */
    int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    /** {@code kill -STOP}: it stands still in the middle of whatever it does. */
    void pause() {
        paused = true;
        signal("STOP");
    }

    /** {@code kill -CONT}: it goes on and knows nothing of the pause. */
    void resume() {
        signal("CONT");
        paused = false;
    }

    void startAgain() {
        launchAgain();
        awaitReadiness();
    }

    /** Starts it, without waiting until it is ready. */
    void launchAgain() {
        process = launch();
    }

    /** Ready, and neither dead nor paused. */
    boolean isUp() {
        return !paused && process.isAlive() && client.isReady();
    }

    /** With these variables changed. */
    void startAgain(Map<String, String> changes) {
        environment.putAll(changes);
        startAgain();
    }

    long pid() {
        return process.pid();
    }

    List<String> output() {
        return List.copyOf(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    void awaitReadiness() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(process.isAlive())
                    .as("the process runs; it printed:%n%s", String.join("\n", output))
                    .isTrue();
            return client.isReady();
        });
    }

    private Process launch() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            Thread.ofVirtual().start(() -> listenTo(started));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listenTo(Process started) {
        try (BufferedReader reader = started.inputReader()) {
            reader.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException gone) {
            // The process was killed.
        }
    }

    private void take(String line) {
        output.add(line);
        Leaks.ofTheRun().inspect("the service's output", line);
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
