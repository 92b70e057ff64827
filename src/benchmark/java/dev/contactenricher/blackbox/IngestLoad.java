package dev.contactenricher.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.contactenricher.standin.EnricherClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Callers that each post one batch of new contacts after the other; as cheap as can be, since they share the machine. */
final class IngestLoad {

    private static final String[] REGIONS = {
        "\"country\":\"US\",\"address\":\"%d Main Street, New York, NY 10001\",\"phone\":\"+1212%07d\"",
        "\"country\":\"DE\",\"address\":\"Hauptstr. %d, 10115 Berlin\",\"phone\":\"+4930%07d\"",
        "\"country\":\"GB\",\"address\":\"%d High Street, London SW1A 1AA\",\"phone\":\"+4420%08d\""
    };

    private final int port;
    private final int batch;
    private final int callers;
    private final AtomicInteger numbers = new AtomicInteger(2_000_000);

    IngestLoad(int port, int batch, int callers) {
        this.port = port;
        this.batch = batch;
        this.callers = callers;
    }

    /** @return how long each call took, in nanoseconds */
    long[] run(Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        List<Callable<List<Long>>> all = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            all.add(() -> post(end));
        }
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var latencies = LongStream.builder();
            for (var done : threads.invokeAll(all)) {
                done.get().forEach(latencies::add);
            }
            return latencies.build().toArray();
        }
    }

    private List<Long> post(long end) throws IOException {
        List<Long> latencies = new ArrayList<>();
        while (System.nanoTime() < end) {
            postOverOneConnection(end, latencies);
        }
        return latencies;
    }

    private void postOverOneConnection(long end, List<Long> latencies) throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            socket.setTcpNoDelay(true);
            boolean open = true;
            while (open && System.nanoTime() < end) {
                byte[] call = call();
                long start = System.nanoTime();
                socket.getOutputStream().write(call);
                open = readAnswer(in);
                latencies.add(System.nanoTime() - start);
            }
        }
    }

    private byte[] call() {
        var body = new StringBuilder(batch * 400).append("{\"contacts\":[");
        int first = numbers.getAndAdd(batch);
        for (int number = first; number < first + batch; number++) {
            body.append(number == first ? "" : ",");
            contact(body, number);
        }
        body.append("]}");
        String head = "POST /enrich-batch HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + EnricherClient.CRM_KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(ISO_8859_1);
    }

    private static void contact(StringBuilder body, int number) {
        body.append("{\"external_crm_id\":\"B-").append(number);
        body.append("\",\"email\":\"pat.").append(number).append("@mail.example\",");
        String region = REGIONS[number % REGIONS.length];
        int from = 0;
        for (int at = region.indexOf('%'); at >= 0; at = region.indexOf('%', from)) {
            body.append(region, from, at);
            String digits = Integer.toString(region.charAt(at + 1) == 'd' ? number % 997 + 1 : number);
            int width = region.charAt(at + 1) == 'd' ? 0 : region.charAt(at + 2) - '0';
            body.repeat("0", Math.max(0, width - digits.length())).append(digits);
            from = region.indexOf('d', at) + 1;
        }
        body.append(region, from, region.length());
        body.append(",\"first_name\":\"Pat\",\"last_name\":\"Do").repeat('a' + number % 26, 1);
        body.append("n\",\"consent_to_email\":true,\"consent_to_sms\":true,\"consent_to_phone\":true,");
        body.append("\"updated_at\":\"2026-01-01T00:00:00Z\"}");
    }

    /** @return whether the service leaves the connection open */
    private static boolean readAnswer(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        boolean open = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            open &= !header.equalsIgnoreCase("Connection: close");
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            for (int chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
                in.skipNBytes(chunk + 2);
            }
            in.skipNBytes(2);
        }
        if (!status.contains(" 202")) {
            throw new IllegalStateException(status);
        }
        return open;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
