package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.jobs.ServiceTotals;
import dev.contactenricher.jobs.ServiceTotals.Totals;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class MetricsControllerTests {

    private static final String PROMETHEUS_SERVER =
            "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                    + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    private final ServiceTotals totals = mock();
    private final MockMvcTester mvc =
            MockMvcTester.of(new MetricsController(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), totals));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                                   | text/plain",
                "*/*                                    | text/plain",
                "text/html, */*;q=0.8                   | text/plain",
                "text/plain                             | text/plain",
                "text/plain, application/json;q=0.1     | text/plain",
                "application/json                       | application/json",
                "application/json, text/plain, */*      | application/json",
                "application/openmetrics-text           | application/openmetrics-text",
                PROMETHEUS_SERVER + "                   | application/openmetrics-text",
            })
    void theCallerChoosesTheFormat(String accept, String format) {
        when(totals.current()).thenReturn(new Totals(4, 1, 0.25, 3.1, 0));
        var call = mvc.get().uri("/metrics");
        assertThat(accept == null ? call : call.header("Accept", accept))
                .hasStatusOk()
                .satisfies(result ->
                        assertThat(result.getResponse().getContentType()).startsWith(format));
    }
}
