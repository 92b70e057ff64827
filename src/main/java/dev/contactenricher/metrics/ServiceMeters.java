package dev.contactenricher.metrics;

import dev.contactenricher.problem.StoreFailed;
import dev.contactenricher.store.StoreFiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is running here, how much it may take, and how its store fares. */
@Component
class ServiceMeters {

    private static final String UNKNOWN = "unknown";

    private final Counter failures;

    ServiceMeters(
            PrometheusMeterRegistry registry,
            StoreFiles files,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<GitProperties> repository,
            @Value("${enricher.intake.queue-capacity}") long queueCapacity) {
        failures = Meters.counter(registry, "enricher.store.failures", "What the store was asked for and did not do");
        Gauge.builder("enricher.store.free", files, StoreFiles::freeBytes)
                .description("Room that is left where the data folder lies")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("enricher.store.log", files, StoreFiles::logBytes)
                .description("The embedded database's write-ahead log")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("enricher.queue.capacity", () -> queueCapacity)
                .description("Waiting contacts beyond which batches are refused")
                .register(registry);
        // Micrometer has no such kind of metric, and keeps its suffix from others
        Info.builder()
                .name("enricher_build_info")
                .help("Always 1; the labels say what is running")
                .labelNames("version", "commit")
                .register(registry.getPrometheusRegistry())
                .addLabelValues(
                        optional(build).map(BuildProperties::getVersion).orElse(UNKNOWN),
                        optional(repository)
                                .map(git -> git.get("commit.id.abbrev"))
                                .orElse(UNKNOWN));
    }

    @EventListener
    void on(StoreFailed failed) {
        failures.increment();
    }

    private static <T> Optional<T> optional(ObjectProvider<T> bean) {
        return bean.stream().findFirst();
    }
}
