package dev.contactenricher.metrics;

import dev.contactenricher.intake.ServiceTotals;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves metrics: the contract's section 9. */
@RestController
class MetricsController {

    private static final MediaType PROMETHEUS = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");
    private static final MediaType OPENMETRICS =
            MediaType.parseMediaType("application/openmetrics-text;version=1.0.0;charset=utf-8");
    /** The first is for whoever takes any. */
    private static final List<MediaType> FORMATS = List.of(PROMETHEUS, OPENMETRICS, MediaType.APPLICATION_JSON);

    private final PrometheusMeterRegistry registry;
    private final ServiceTotals totals;

    MetricsController(PrometheusMeterRegistry registry, ServiceTotals totals) {
        this.registry = registry;
        this.totals = totals;
    }

    @GetMapping("/metrics")
    ResponseEntity<Object> metrics(@RequestHeader HttpHeaders headers) {
        MediaType format = preferred(headers.getAccept());
        Object body = format.equals(MediaType.APPLICATION_JSON)
                ? totals.current()
                : registry.scrape(format.toString()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(format).body(body);
    }

    private static MediaType preferred(List<MediaType> accepted) {
        var byPreference = new ArrayList<>(accepted);
        MimeTypeUtils.sortBySpecificity(byPreference);
        return byPreference.stream()
                .flatMap(type -> FORMATS.stream().filter(type::includes))
                .findFirst()
                .orElse(PROMETHEUS);
    }
}
