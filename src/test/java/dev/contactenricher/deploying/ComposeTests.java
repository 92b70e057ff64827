package dev.contactenricher.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files for Compose and for the Prometheus operator hold nothing but fields that their specifications know, with values
 * of their types, as far as these files use them: a misspelt field does not go unnoticed.
 */
class ComposeTests {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper SNAKE_CASE = STRICT.rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** @see <a href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">The Compose specification</a> */
    record Compose(String name, Map<String, Service> services, Map<String, @Nullable Object> volumes) {}

    record Service(
            @Nullable String build,
            @Nullable String image,
            @Nullable String envFile,
            @Nullable Map<String, String> environment,
            @Nullable Deploy deploy,
            @Nullable List<String> expose,
            @Nullable List<String> ports,
            @Nullable List<String> profiles,
            @Nullable List<String> command,
            @Nullable List<String> volumes,
            @Nullable Object dependsOn,
            @Nullable Boolean readOnly,
            @Nullable List<String> tmpfs,
            @Nullable List<String> securityOpt,
            @Nullable List<String> capDrop,
            @Nullable String stopGracePeriod,
            @Nullable String restart,
            @Nullable HealthCheck healthcheck) {

        List<String> dependencies() {
            return switch (dependsOn) {
                case null -> List.of();
                case Map<?, ?> map -> texts(map.keySet());
                case List<?> list -> texts(list);
                default -> throw new AssertionError("depends_on: " + dependsOn);
            };
        }

        private static List<String> texts(Collection<?> names) {
            return names.stream().map(Object::toString).toList();
        }
    }

    record Deploy(int replicas, Resources resources) {}

    record Resources(Limits limits) {}

    record Limits(String memory) {}

    record HealthCheck(List<String> test, String interval, String timeout, int retries) {}

    @Test
    void theComposeFileIsOne() throws Exception {
        var compose = read(SNAKE_CASE, "compose.yaml", Compose.class);
        assertThat(compose.services())
                .containsKeys("enricher", "postgres", "balancer")
                .allSatisfy((name, service) -> {
                    assertThat(service.build() != null || service.image() != null)
                            .isTrue();
                    assertThat(compose.services().keySet()).containsAll(service.dependencies());
                    assertThat(namedVolumes(service))
                            .isSubsetOf(compose.volumes().keySet());
                });
    }

    /** Two replicas cannot have one port of the host; a balancer has it. */
    @Test
    void theReplicasStandBehindTheBalancer() throws Exception {
        Map<String, Service> services =
                read(SNAKE_CASE, "compose.yaml", Compose.class).services();
        assertThat(services.get("enricher")).satisfies(enricher -> {
            assertThat(enricher.deploy()).isNotNull().returns(2, Deploy::replicas);
            assertThat(enricher.ports()).isNull();
            assertThat(enricher.readOnly()).isTrue();
        });
        assertThat(services.get("balancer")).satisfies(balancer -> {
            assertThat(balancer.ports()).isNotEmpty();
            assertThat(balancer.dependencies()).contains("enricher");
        });
    }

    private static List<String> namedVolumes(Service service) {
        List<String> volumes = service.volumes();
        return volumes == null
                ? List.of()
                : volumes.stream()
                        .filter(volume -> !volume.startsWith("."))
                        .map(volume -> volume.substring(0, volume.indexOf(':')))
                        .toList();
    }

    /** @see <a href="https://prometheus-operator.dev/docs/api-reference/api/">Its API</a> */
    record ServiceMonitor(String apiVersion, String kind, Metadata metadata, Monitoring spec) {}

    record Metadata(String name, Map<String, String> labels) {}

    record Monitoring(Selector selector, List<Endpoint> endpoints) {}

    record Selector(Map<String, String> matchLabels) {}

    record Endpoint(String port, String path, String interval, Authorization authorization) {}

    record Authorization(String type, SecretKey credentials) {}

    record SecretKey(String name, String key) {}

    @Test
    void theServiceMonitorIsOne() throws Exception {
        var monitor = read(STRICT, "ops/kubernetes/monitoring/service-monitor.yaml", ServiceMonitor.class);
        assertThat(monitor.apiVersion()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(monitor.spec().endpoints()).singleElement().returns("/metrics", Endpoint::path);
    }

    private static <T> T read(JsonMapper mapper, String file, Class<T> type) throws IOException {
        return mapper.convertValue(new Yaml().load(Files.readString(Path.of(file))), type);
    }
}
