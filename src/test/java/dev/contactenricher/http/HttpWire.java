package dev.contactenricher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** One connection on which one request after another goes out in any framing that HTTP/1.1 has, in pieces cut anywhere. */
public final class HttpWire implements AutoCloseable {

    private static final int MOST_WAITING_MILLIS = 60_000;
    /** Tomcat takes 8 KiB of extensions in a request. */
    private static final int MOST_EXTENDED = 100;

    private static final String END = "\r\n";

    private final Socket socket;
    private final InputStream in;

    public HttpWire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(MOST_WAITING_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param headers by name in lower case; the last one where one stands there twice */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** @param head the request line and its headers, without those that say how the body comes */
    public Answer call(List<String> head, byte[] body, Random random) throws IOException {
        sendInPieces(bytes(head, body, random), random);
        return read();
    }

    /** A request, whole, its body announced or in chunks. */
    public static byte[] bytes(List<String> head, byte[] body, Random random) {
        var bytes = new ByteArrayOutputStream();
        boolean chunked = random.nextInt(3) > 0;
        String how = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
        String expect = random.nextInt(8) == 0 ? "Expect: 100-continue" + END : "";
        bytes.writeBytes((String.join(END, head) + END + expect + how + END + END).getBytes(StandardCharsets.UTF_8));
        if (chunked) {
            writeChunks(bytes, body, random);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private static void writeChunks(ByteArrayOutputStream bytes, byte[] body, Random random) {
        int most = 1 + random.nextInt(1 + (random.nextBoolean() ? 3 : 1000));
        String extension = random.nextInt(4) == 0 ? ";name=\"value\"" : "";
        String zeros = random.nextInt(4) == 0 ? "00" : "";
        for (int at = 0; at < body.length; ) {
            int size = Math.min(body.length - at, 1 + random.nextInt(most));
            String hex = Integer.toHexString(size);
            bytes.writeBytes((zeros
                            + (random.nextBoolean() ? hex.toUpperCase(Locale.ROOT) : hex)
                            + (at < MOST_EXTENDED ? extension : "")
                            + END)
                    .getBytes(ISO_8859_1));
            bytes.write(body, at, size);
            bytes.writeBytes(END.getBytes(ISO_8859_1));
            at += size;
        }
        String trailer = random.nextInt(4) == 0 ? "Idempotency-Key: none" + END : "";
        bytes.writeBytes(("0" + END + trailer + END).getBytes(ISO_8859_1));
    }

    /** In pieces, each a segment of its own where the network lets it be one. */
    public void sendInPieces(byte[] bytes, Random random) throws IOException {
        int[] cuts =
                random.ints(random.nextInt(5), 0, bytes.length + 1).sorted().toArray();

        int from = 0;
        for (int cut : cuts) {
            send(Arrays.copyOfRange(bytes, from, cut));
            from = cut;
        }
        send(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Nothing more comes, and an answer is waited for. */
    public void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next answer; that a body is waited for is none. */
    public Answer read() throws IOException {
        int status;
        Map<String, String> headers = new HashMap<>();
        do {
            headers.clear();
            status = Integer.parseInt(line().split(" ")[1]);
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
        } while (status == 100);
        byte[] body = headers.containsKey("transfer-encoding")
                ? chunks()
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended within an answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
