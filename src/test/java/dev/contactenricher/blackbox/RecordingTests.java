package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordingTests {

    /** Of a service that is three seconds older at each look. */
    @Test
    void countersGrowAndAgesGoOnAsTheyDid() throws IOException {
        var looks = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int seconds = 3 * looks.incrementAndGet();
            byte[] metrics = """
                    process_uptime_seconds %1$d.0
                    enricher_contacts_total{outcome="accepted"} %1$d.0
                    enricher_queue_oldest_seconds %1$d.0
                    enricher_queue_capacity 7.0
                    """.formatted(seconds).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, metrics.length);
            exchange.getResponseBody().write(metrics);
            exchange.close();
        });
        server.start();
        try {
            var client = new EnricherClient(server.getAddress().getPort());
            assertThat(Recording.of(client).series("j", 9).lines().map(String::strip))
                    .contains(
                            "- {series: 'enricher_contacts_total{outcome=\"accepted\",job=\"j\",instance=\"j-0\"}', values: '9.000+60.000x9'}",
                            "- {series: 'enricher_queue_oldest_seconds{job=\"j\",instance=\"j-0\"}', values: '9.000+60.000x9'}",
                            "- {series: 'enricher_queue_capacity{job=\"j\",instance=\"j-0\"}', values: '7.000+0.000x9'}");
        } finally {
            server.stop(0);
        }
    }
}
