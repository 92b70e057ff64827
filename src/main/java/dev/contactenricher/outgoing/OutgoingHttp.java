package dev.contactenricher.outgoing;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import io.netty.channel.ChannelOption;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Blocking calls for virtual threads. Redirects are not followed, so credentials reach no host but the one called. */
@Component
public final class OutgoingHttp implements DisposableBean {

    private static final String LATE = TimeoutException.class.getSimpleName();
    private static final int MAX_HEADER_BYTES = 64 << 10;
    private static final int MAX_CONNECTIONS = 64;
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    /** Shorter than what servers grant (five seconds are common), so that a call seldom meets a closing connection. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(3);

    private final ConnectionProvider connections = ConnectionProvider.builder("outgoing")
            .maxConnections(MAX_CONNECTIONS)
            .maxIdleTime(MAX_IDLE)
            .build();
    private final WebClient client;
    private final AnswerReader answers;

    public OutgoingHttp(Clock clock) {
        answers = new AnswerReader(clock);
        HttpClient http = HttpClient.create(connections)
                .followRedirect(false)
                // a repeat is the caller's decision: each one counts
                .disableRetry(true)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MAX_HEADER_BYTES))
                .doOnConnected(connection -> connection.addHandlerLast("informational", new InformationalAnswers()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
        client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /**
     * Sends a {@code POST} and waits for the whole answer.
     *
     * @param deadline for connecting, sending and the last byte of the answer together; nothing is sent after it
     */
    public HttpAnswer post(URI uri, Consumer<HttpHeaders> headers, String body, Deadline deadline) {
        return exchange(HttpMethod.POST, uri, headers, body, deadline);
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param body or null for none
     * @param deadline as of {@link #post}
     */
    public HttpAnswer exchange(
            HttpMethod method, URI uri, Consumer<HttpHeaders> headers, @Nullable String body, Deadline deadline) {
        if (deadline.isOver()) {
            return new Missing(LATE, false);
        }
        var head = new AtomicReference<Received>();
        var sent = new AtomicBoolean();
        try {
            var request = client.method(method).uri(uri).headers(headers);
            if (body != null) {
                request.bodyValue(body.getBytes(StandardCharsets.UTF_8));
            }
            Received answer = request.httpRequest(connected -> {
                        refuseIfOver(deadline);
                        sent.set(true);
                    })
                    .exchangeToMono(response -> {
                        if (response.statusCode().is1xxInformational()) {
                            // 101, to another protocol, which was not asked for
                            return Mono.error(new ProtocolException());
                        }
                        head.set(answers.head(response));
                        return answers.read(response);
                    })
                    .timeout(deadline.left())
                    .block();
            return requireNonNull(answer);
        } catch (RuntimeException e) {
            Received known = head.get();
            return known != null && !known.isSuccess() ? known : new Missing(reason(e), sent.get());
        }
    }

    /** The last look before the request goes out: connecting takes time, and the process may have stood still. */
    private static void refuseIfOver(Deadline deadline) {
        if (deadline.isOver()) {
            throw Exceptions.propagate(new TimeoutException());
        }
    }

    /** Messages of exceptions quote addresses, so only the kind is told. */
    private static String reason(RuntimeException e) {
        return NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName();
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}
