package dev.contactenricher.standin;

import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes spans over OTLP/HTTP, and keeps what it was told. */
public final class StandInCollector implements AutoCloseable {

    /**
     * @param attributes by their names; all as text
     * @param links the ids of the traces that it points at
     * @param extras what a span of ours never has: events, a state, a description of its failure
     */
    public record Seen(
            String traceId,
            String spanId,
            String parentId,
            String name,
            Map<String, String> attributes,
            List<String> links,
            int extras) {}

    private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final StandInServer server = new StandInServer(this::answer);

    public String url() {
        return server.baseUrl();
    }

    public List<Seen> spans() {
        return List.copyOf(spans);
    }

    public List<Seen> named(String name) {
        return spans().stream().filter(span -> span.name().equals(name)).toList();
    }

    /** Every byte that came, as text. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        if (!request.getUrl().equals("/v1/traces")) {
            return Reply.status(404);
        }
        texts.add(new String(request.getBody(), StandardCharsets.ISO_8859_1));
        // opentelemetry/proto/trace/v1/trace.proto: ResourceSpans, ScopeSpans, Span
        ProtobufMessage.of(request.getBody()).messages(1).stream()
                .flatMap(resource -> resource.messages(2).stream())
                .flatMap(scope -> scope.messages(2).stream())
                .forEach(span -> spans.add(seen(span)));
        return new Reply(200, "", Map.of("Content-Type", "application/x-protobuf"), Duration.ZERO, false);
    }

    private static Seen seen(ProtobufMessage span) {
        int state = span.text(3).isEmpty() ? 0 : 1;
        int told = span.messages(15).stream().anyMatch(status -> !status.text(2).isEmpty()) ? 1 : 0;
        return new Seen(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                span.messages(9).stream()
                        .collect(Collectors.toMap(attribute -> attribute.text(1), StandInCollector::value)),
                span.messages(13).stream().map(link -> link.hex(1)).toList(),
                span.messages(11).size() + state + told);
    }

    private static String value(ProtobufMessage attribute) {
        ProtobufMessage value = attribute.messages(2).getFirst();
        return value.number(3).map(Object::toString).orElseGet(() -> value.text(1));
    }
}
