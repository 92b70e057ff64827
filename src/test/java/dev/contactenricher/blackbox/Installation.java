package dev.contactenricher.blackbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar as the image holds it (see {@code Dockerfile}): unpacked, and with the ahead-of-time cache of a
 * training run (JEP 514), with which a start takes less than half of the processor's time. Made once for each jar.
 */
final class Installation {

    private static final Map<String, String> TRAINING = Map.of(
            "CXONE_CLIENT_ID", "training",
            "CXONE_CLIENT_SECRET", "training-secret",
            "CXONE_WEBHOOK_SECRET", "training-webhook-secret-of-no-use",
            "WEBHOOK_URL", "https://training.invalid/webhooks/cxone-merge",
            "CRM_API_KEYS", "training-key-of-the-crm",
            "OPS_API_KEYS", "training-key-of-ops",
            "COMPLIANCE_API_KEYS", "training-key-of-compliance");

    private final Path packaged;
    private final Path home;

    private Installation(Path packaged) {
        this.packaged = packaged.toAbsolutePath();
        this.home = this.packaged.resolveSibling("installation");
    }

    /** What starts the packaged jar as it is. */
    static List<String> jarAlone() {
        return java(Stream.of("-jar", System.getProperty("enricher.jar")));
    }

    /** What starts the service as the image does. */
    static List<String> command() {
        var installation = new Installation(Path.of(System.getProperty("enricher.jar")));
        try {
            installation.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asInTheImage("-XX:AOTCache=" + installation.cache(), "-jar", installation.jar());
    }

    private void make() throws IOException {
        synchronized (Installation.class) {
            try (var lock = FileChannel.open(packaged.resolveSibling("installation.lock"), CREATE, WRITE)) {
                // released when it is closed; another JVM may test, too
                lock.lock();
                makeAlone();
            }
        }
    }

    private void makeAlone() throws IOException {
        if (Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(packaged)) > 0) {
            return;
        }
        FileSystemUtils.deleteRecursively(home);
        run(java(Stream.of(
                "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", home.toString())));
        run(asInTheImage("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh", "-jar", jar()));
    }

    private void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(packaged.resolveSibling("installation.log").toFile());
        builder.environment().putAll(TRAINING);
        builder.environment().put("ENRICHER_DATA_DIR", home.resolve("training").toString());
        try {
            assertThat(builder.start().waitFor()).as("%s", command).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> asInTheImage(String... arguments) {
        return java(Stream.concat(Stream.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), Stream.of(arguments)));
    }

    private static List<String> java(Stream<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java, "-Xmx512m", "--enable-native-access=ALL-UNNAMED"), arguments)
                .toList();
    }

    private String jar() {
        return home.resolve(packaged.getFileName()).toString();
    }

    private Path cache() {
        return home.resolve("contact-enricher.aot");
    }
}
