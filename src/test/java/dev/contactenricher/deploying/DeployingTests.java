package dev.contactenricher.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Kubernetes' own types read its files, so that a misspelt field does not go unnoticed; the others are at least whole. */
class DeployingTests {

    private static final Path BASE = Path.of("ops/kubernetes/base");
    private static final Path MONITORING = Path.of("ops/kubernetes/monitoring");
    private static final ObjectMapper KUBERNETES = new ObjectMapper();

    @Test
    void theDeploymentIsOne() throws Exception {
        var deployment = read(BASE.resolve("deployment.yaml"), Deployment.class);
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/readiness");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/liveness");
        assertThat(container.getEnv()).isEmpty();
        assertThat(container.getEnvFrom())
                .anyMatch(source -> source.getSecretRef() != null
                        && "contact-enricher".equals(source.getSecretRef().getName()));
    }

    @Test
    void theServiceAndTheBudgetAreWhatTheySay() throws Exception {
        var selector = Map.of("app.kubernetes.io/name", "contact-enricher");
        assertThat(read(BASE.resolve("service.yaml"), Service.class).getSpec().getSelector())
                .isEqualTo(selector);
        assertThat(read(BASE.resolve("disruption-budget.yaml"), PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(selector);
    }

    @Test
    void theOperatorsRulesAreThoseOfTheDocumentation() throws Exception {
        var rules = new Yaml().<Map<String, Object>>load(Files.readString(MONITORING.resolve("rules.yaml")));
        assertThat(rules.get("spec"))
                .isEqualTo(new Yaml().load(Files.readString(Path.of("docs/prometheus-rules.yml"))));
    }

    static Stream<Path> kustomizations() {
        return Stream.of(BASE, MONITORING);
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyFileOfAKustomizationIsThere(Path folder) throws Exception {
        var kustomization =
                new Yaml().<Map<String, List<String>>>load(Files.readString(folder.resolve("kustomization.yaml")));
        assertThat(kustomization.get("resources"))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(folder.resolve(resource)).exists());
    }

    static Stream<Path> yamlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("ops"))) {
            return Stream.concat(
                    files.filter(file ->
                            file.toString().endsWith("yml") || file.toString().endsWith("yaml")),
                    Stream.of(Path.of("compose.yaml")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyYamlFileIsWhole(Path file) throws Exception {
        Object root = new Yaml().load(Files.readString(file));
        assertThat(root).isInstanceOf(Map.class);
    }

    /** A variable that the service does not know would be a setting that does nothing. */
    @ParameterizedTest
    @MethodSource("environments")
    void everyVariableIsOneOfTheSettings(Path file) throws Exception {
        String settings = Files.readString(Path.of("application.yml.example"));
        Set<String> ofCompose = Set.of("POSTGRES_PASSWORD", "ENV_FILE");
        assertThat(Pattern.compile("(?m)^([A-Z_]+)=")
                        .matcher(Files.readString(file))
                        .results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(
                                ofCompose.contains(found.group(1)) || settings.contains("${" + found.group(1)))
                        .as(found.group(1))
                        .isTrue());
    }

    static Stream<Path> environments() {
        return Stream.of(Path.of(".env.example"), Path.of("ops/try/try.env"), BASE.resolve("settings.env"));
    }

    @Test
    void everyMountOfTheComposeFileIsThere() throws Exception {
        assertThat(Pattern.compile("- (\\./[^:]+):")
                        .matcher(Files.readString(Path.of("compose.yaml")))
                        .results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(Path.of(found.group(1))).exists());
    }

    private static <T extends KubernetesResource> T read(Path file, Class<T> type) throws Exception {
        T resource = KUBERNETES.convertValue(new Yaml().load(Files.readString(file)), type);
        refuseUnknown(resource, type.getSimpleName());
        return resource;
    }

    /** The types keep what they do not know aside. */
    private static void refuseUnknown(@Nullable Object value, String path) throws Exception {
        if (value instanceof Collection<?> many) {
            for (Object one : many) {
                refuseUnknown(one, path + "[]");
            }
        } else if (value instanceof KubernetesResource) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getName().equals("getAdditionalProperties")) {
                    assertThat((Map<?, ?>) getter.invoke(value)).as(path).isEmpty();
                } else if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
                    refuseUnknown(
                            getter.invoke(value), path + "." + getter.getName().substring("get".length()));
                }
            }
        }
    }
}
