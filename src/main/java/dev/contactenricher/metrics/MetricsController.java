package dev.contactenricher.metrics;

import dev.contactenricher.intake.ServiceTotals;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves metrics: the contract's section 9. */
@RestController
@RequestMapping("/metrics")
@Tag(name = "Metrics")
class MetricsController {

    private static final String OPENMETRICS = "application/openmetrics-text";
    private static final String OPENMETRICS_1 = OPENMETRICS + "; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final ServiceTotals totals;

    MetricsController(PrometheusMeterRegistry registry, ServiceTotals totals) {
        this.registry = registry;
        this.totals = totals;
    }

    @GetMapping
    @Operation(
            summary = "Metrics for Prometheus",
            description = "Prometheus text; OpenMetrics with `Accept: application/openmetrics-text`; with"
                    + " `Accept: application/json` the service's totals.")
    ResponseEntity<byte[]> scrape(@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        String format = accept != null && accept.contains(OPENMETRICS) ? OPENMETRICS_1 : PROMETHEUS;
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format)
                .body(registry.scrape(format).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The service's totals since its first start")
    ServiceTotals.Totals totals() {
        return totals.current();
    }
}
