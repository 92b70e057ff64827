package dev.contactenricher.outgoing;

import dev.contactenricher.outgoing.HttpAnswer.Received;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Reads of an answer what its status makes worth reading. */
final class AnswerReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int MAX_REASON_BYTES = 64 << 10;
    private static final Duration MAX_REASONING = Duration.ofSeconds(2);
    private static final int MAX_DISCARDED_BUFFERS = 16;
    private static final Duration MAX_DISCARDING = Duration.ofSeconds(1);

    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    /** As of {@link Received#body}. */
    Mono<Received> read(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return readAll(response);
        }
        return Meaning.of(response.statusCode().value()) == Meaning.REFUSED ? readReason(response) : discard(response);
    }

    /** Status and headers alone. */
    Received head(ClientResponse response) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        return new Received(
                response.statusCode().value(),
                RetryAfter.parse(headers.getFirst(HttpHeaders.RETRY_AFTER), writtenAt(headers)),
                null);
    }

    /** By the server's clock, which may differ from ours. */
    private Instant writtenAt(HttpHeaders headers) {
        Instant now = clock.instant();
        return Optional.ofNullable(headers.getFirst(HttpHeaders.DATE))
                .flatMap(date -> HttpDate.parse(date, now))
                .orElse(now);
    }

    private Mono<Received> readAll(ClientResponse response) {
        Received head = head(response);
        return read(response, head, MAX_ANSWER_BYTES)
                .onErrorReturn(DataBufferLimitException.class, head)
                .defaultIfEmpty(new Received(head.status(), head.retryAfter(), ""));
    }

    /** Why something was refused helps where it comes soon and is short; the status says enough without. */
    private Mono<Received> readReason(ClientResponse response) {
        Received head = head(response);
        return read(response, head, MAX_REASON_BYTES)
                .timeout(MAX_REASONING)
                .onErrorReturn(head)
                .defaultIfEmpty(head);
    }

    private static Mono<Received> read(ClientResponse response, Received head, int most) {
        return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()), most)
                .map(buffer -> {
                    String text = withoutMark(buffer.toString(StandardCharsets.UTF_8));
                    DataBufferUtils.release(buffer);
                    return new Received(head.status(), head.retryAfter(), text);
                });
    }

    /** A byte order mark is none of the text (RFC 8259, section 8.1 lets readers of JSON skip it). */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** The status says it all; a short rest is read so that the connection can be used again. */
    private Mono<Received> discard(ClientResponse response) {
        return response.body(BodyExtractors.toDataBuffers())
                .doOnNext(DataBufferUtils::release)
                .take(MAX_DISCARDED_BUFFERS)
                .take(MAX_DISCARDING)
                .then(Mono.fromSupplier(() -> head(response)));
    }
}
