package dev.contactenricher.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Without an endpoint there is nothing of tracing, whatever Spring Boot would make by itself. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.tracing.export.enabled=true")
class TracingOffTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    SpanWatch watch;

    @LocalServerPort
    int port;

    @Test
    void thereIsNoSpanNoExporterAndNoThread() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/jobs"))
                .header("X-API-Key", "ops-key-of-tests")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(watch.seen)
                .isNotEmpty()
                .noneMatch(span -> span.getSpanContext().isValid());
        assertThat(List.of(
                        OpenTelemetry.class,
                        SpanExporter.class,
                        SpanProcessor.class,
                        io.micrometer.tracing.Tracer.class))
                .allSatisfy(
                        type -> assertThat(context.getBeanNamesForType(type)).isEmpty());
        assertThat(context.getBeanNamesForType(JobTraces.class)).isEmpty();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Watching {

        @Bean
        SpanWatch spanWatch() {
            return new SpanWatch();
        }
    }

    /** The spans that requests are worked on in. */
    static final class SpanWatch implements WebMvcConfigurer, AsyncHandlerInterceptor {

        final List<Span> seen = new CopyOnWriteArrayList<>();

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public boolean preHandle(
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.HttpServletResponse response,
                Object handler) {
            seen.add(Span.current());
            return true;
        }
    }
}
