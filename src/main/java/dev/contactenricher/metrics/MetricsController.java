package dev.contactenricher.metrics;

import dev.contactenricher.jobs.ServiceTotals;
import dev.contactenricher.problem.Negotiation;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves metrics: the contract's section 9. */
@RestController
class MetricsController {

    private static final MediaType PROMETHEUS = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");
    private static final MediaType OPENMETRICS =
            MediaType.parseMediaType("application/openmetrics-text;version=1.0.0;charset=utf-8");
    private static final List<MediaType> OFFERED = List.of(PROMETHEUS, OPENMETRICS, MediaType.APPLICATION_JSON);

    private final PrometheusMeterRegistry registry;
    private final ServiceTotals totals;

    MetricsController(PrometheusMeterRegistry registry, ServiceTotals totals) {
        this.registry = registry;
        this.totals = totals;
    }

    @GetMapping("/metrics")
    ResponseEntity<Object> metrics(@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws HttpMediaTypeNotAcceptableException {
        MediaType form = Negotiation.choose(accept, OFFERED);
        Object body = form.equals(MediaType.APPLICATION_JSON)
                ? totals.current()
                : registry.scrape(form.toString()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(form).body(body);
    }
}
