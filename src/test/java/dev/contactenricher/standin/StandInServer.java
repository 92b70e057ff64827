package dev.contactenricher.standin;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A WireMock server on the loopback interface whose answers come from a function. It can go away and come back. */
final class StandInServer implements AutoCloseable {

    private static final int THREADS = 40;

    private final Function<Request, Reply> answers;
    private final Queue<String> urls = new ConcurrentLinkedQueue<>();
    private final int port;
    private WireMockServer server;

    StandInServer(Function<Request, Reply> answers) {
        this.answers = answers;
        this.server = start(0);
        this.port = server.port();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Every URL that was called, the query included. */
    List<String> urls() {
        return List.copyOf(urls);
    }

    /** Refuses connections until {@link #comeBack()}. */
    void goAway() {
        server.stop();
    }

    void comeBack() {
        server = start(port);
    }

    @Override
    public void close() {
        server.stop();
    }

    private WireMockServer start(int atPort) {
        var fresh = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .port(atPort)
                .containerThreads(THREADS)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new Answering()));
        fresh.start();
        fresh.stubFor(any(anyUrl()).willReturn(ok()));
        return fresh;
    }

    private final class Answering implements ResponseTransformerV2 {

        @Override
        public Response transform(Response response, ServeEvent event) {
            urls.add(event.getRequest().getUrl());
            var reply = answers.apply(event.getRequest());
            var builder = Response.response()
                    .status(reply.status())
                    .body(reply.body())
                    .headers(new HttpHeaders(reply.headers().entrySet().stream()
                            .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                            .toList()))
                    .incrementInitialDelay(reply.delay().toMillis());
            return reply.reset() ? builder.fault(Fault.CONNECTION_RESET_BY_PEER).build() : builder.build();
        }

        @Override
        public String getName() {
            return "stand-in";
        }
    }
}
