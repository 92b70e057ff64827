package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.outgoing.OutgoingHttp;
import dev.contactenricher.proof.Checkpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDeliveryTests {

    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
    private static final Checkpoint FIRST = KEY.sign(4, "a".repeat(64));
    private static final Checkpoint SECOND = KEY.sign(9, "b".repeat(64));

    @TempDir
    Path folder;

    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private final OutgoingHttp http = new OutgoingHttp(Clock.systemUTC());
    private volatile int status = 204;
    private HttpServer archive;

    @BeforeEach
    void open() throws IOException {
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        archive.start();
    }

    @AfterEach
    void close() {
        http.destroy();
        archive.stop(0);
    }

    @Test
    void eachCheckpointIsAFile() throws IOException {
        Path nested = folder.resolve("outside/checkpoints");
        var delivery = delivery(nested, null);
        delivery.offer(FIRST);
        delivery.deliver();
        delivery.offer(SECOND);
        delivery.deliver();
        delivery.deliver();
        try (var files = Files.list(nested)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("checkpoint-000000000004.txt", "checkpoint-000000000009.txt");
        }
        assertThat(Checkpoint.parse(Files.readString(nested.resolve("checkpoint-000000000009.txt"))))
                .isEqualTo(SECOND);
        assertThat(posted).isEmpty();
    }

    @Test
    void theNewestIsPostedUntilItIsTaken() {
        var delivery = delivery(null, url());
        status = 503;
        delivery.offer(FIRST);
        delivery.deliver();
        delivery.offer(SECOND);
        delivery.deliver();
        status = 204;
        delivery.deliver();
        delivery.deliver();
        assertThat(posted).containsExactly(FIRST.text(), SECOND.text(), SECOND.text());
    }

    /** Whatever the redirect says: what is signed for one archive is not for another host to have. */
    @Test
    void aRedirectIsNotFollowed() {
        var delivery = delivery(null, url());
        status = 307;
        delivery.offer(FIRST);
        delivery.deliver();
        status = 200;
        delivery.deliver();
        delivery.deliver();
        assertThat(posted).containsExactly(FIRST.text(), FIRST.text());
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotHoldUpTheUrl() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        var delivery = delivery(file, url());
        delivery.offer(FIRST);
        delivery.deliver();
        delivery.deliver();
        assertThat(posted).containsExactly(FIRST.text());
    }

    @Test
    void emptySettingsSwitchItOff() {
        AuditSettings settings = settings(Path.of(""), URI.create(""));
        assertThat(settings.checkpointFolder()).isNull();
        assertThat(settings.checkpointUrl()).isNull();
    }

    @Test
    void onlyWebAddressesArePostedTo() {
        assertThat(List.of("ftp://archive.example", "archive.example"))
                .allSatisfy(url -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> settings(null, URI.create(url)))
                        .withMessageContaining("checkpoint-url"));
    }

    private CheckpointDelivery delivery(@Nullable Path to, @Nullable URI url) {
        return new CheckpointDelivery(settings(to, url), http);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + archive.getAddress().getPort() + "/checkpoints");
    }

    private static AuditSettings settings(@Nullable Path folder, @Nullable URI url) {
        return new AuditSettings(Duration.ofDays(1), "", List.of(), null, folder, url);
    }
}
