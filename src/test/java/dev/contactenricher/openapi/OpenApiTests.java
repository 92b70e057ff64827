package dev.contactenricher.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description is written by hand, so it is compared with the contract and with the controllers. */
@SpringBootTest
@AutoConfigureMockMvc
class OpenApiTests {

    private static final Set<String> CONTRACT = Set.of(
            "/enrich-batch",
            "/jobs",
            "/jobs/{job_id}",
            "/jobs/{job_id}/contacts",
            "/jobs/{job_id}/contacts/{index}",
            "/webhooks/cxone-merge",
            "/dead-letters",
            "/dead-letters/retry",
            "/dead-letters/{id}",
            "/dead-letters/{id}/retry",
            "/audit-trail",
            "/audit-trail/verify",
            "/privacy/erasures",
            "/privacy/withdrawals",
            "/privacy/access",
            "/metrics",
            "/health/liveness",
            "/health/readiness");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping controllers;

    @Test
    void everyPathOfTheContractIsDescribed() throws Exception {
        assertThat(pathsIn(served())).containsAll(CONTRACT);
    }

    @Test
    void everyControllerIsDescribed() throws Exception {
        var described = new TreeSet<>(
                pathsIn(served()).stream().map(OpenApiTests::withoutNames).toList());
        assertThat(mapped()).isSubsetOf(described);
    }

    @Test
    void keysProblemsAndExamplesAreInIt() throws Exception {
        JsonNode api = served();
        assertThat(api.at("/openapi").stringValue()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/apiKey/name").stringValue())
                .isEqualTo("X-API-Key");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Problem/properties/type/enum").size())
                .isEqualTo(dev.contactenricher.problem.Problem.values().length);
        assertThat(api.at("/components/schemas/Job/properties/completed_at/type")
                        .size())
                .isEqualTo(2);
        assertThat(api.at(
                                "/paths/~1enrich-batch/post/requestBody/content/application~1json/examples/batch/value/contacts")
                        .size())
                .isEqualTo(3);
        assertThat(api.at("/paths/~1webhooks~1cxone-merge/post/security").isArray())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void theFolderOfThePageLeadsToIt(String folder) {
        assertThat(mvc.get().uri(folder).header(AUTHORIZATION, "Bearer ops-key-of-tests"))
                .hasRedirectedUrl("/swagger-ui/index.html");
    }

    @Test
    void everyCodeOfFindingsIsListed() throws Exception {
        Set<String> told = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([a-z]+_[a-z_]+)` \\| [^|]+ \\| (?:warning|error)")
                .matcher(Files.readString(Path.of("docs/normalization.md")))
                .results()
                .forEach(row -> told.add(row.group(1)));
        assertThat(told).hasSizeGreaterThan(20);
        JsonNode listed = served().at("/components/schemas/FindingCode/enum");
        assertThat(listed.valueStream().map(JsonNode::stringValue)).containsAll(told);
    }

    @Test
    void everyCallTellsHowItRefuses() throws Exception {
        List<String> missing = new ArrayList<>();
        for (var path : served().get("paths").properties()) {
            for (var call : path.getValue().properties()) {
                JsonNode answers = call.getValue().get("responses");
                refusals(call.getKey(), call.getValue()).stream()
                        .filter(status -> !answers.has(status))
                        .forEach(status -> missing.add(call.getKey() + " " + path.getKey() + ": " + status));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> refusals(String method, JsonNode call) {
        List<String> statuses = new ArrayList<>();
        if (!call.has("security")) {
            statuses.addAll(List.of("400", "401", "429", "503"));
            if (!call.get("responses").has("204")) {
                statuses.add("406");
            }
        }
        if (method.equals("post")) {
            // also where no body is asked for: one that is too large or compressed is refused before that is looked at
            statuses.addAll(List.of("413", "415"));
        }
        return statuses;
    }

    @Test
    void everyAnswer401CarriesTheHeadersThatAreDescribed() throws Exception {
        JsonNode api = served();
        Set<String> headers =
                Set.copyOf(api.at("/components/responses/Unauthorized/headers").propertyNames());
        int asked = 0;
        for (var path : api.get("paths").properties()) {
            for (var call : path.getValue().properties()) {
                if (call.getValue().path("responses").has("401")) {
                    String uri = path.getKey().replaceAll("\\{[a-z_]+}", "1");
                    var answer = mvc.perform(MockMvcRequestBuilders.request(
                            HttpMethod.valueOf(call.getKey().toUpperCase(Locale.ROOT)), uri));
                    assertThat(answer).as(uri).hasStatus(HttpStatus.UNAUTHORIZED);
                    assertThat(answer.getResponse().getHeaderNames()).as(uri).containsAll(headers);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(20);
        assertThat(headers).hasSize(2);
    }

    /** Else it would be done, and only then turn out that its answer is not acceptable. */
    @Test
    void whatChangesSomethingIsRefusedBeforeItIsDoneWhenItsAnswerIsNotAcceptable() {
        assertThat(controllers.getHandlerMethods().entrySet().stream()
                        .filter(entry ->
                                entry.getValue().getBeanType().getName().startsWith("dev.contactenricher"))
                        .filter(entry -> !entry.getKey().getMethodsCondition().isEmpty())
                        .filter(entry -> !entry.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .contains(RequestMethod.GET))
                        .filter(entry -> !entry.getValue().isVoid())
                        .filter(entry -> entry.getKey().getProducesCondition().isEmpty())
                        .flatMap(entry -> entry.getKey().getPatternValues().stream())
                        .filter(path -> !path.startsWith("/console")))
                .as("all but the webhook, which is answered whatever its sender accepts")
                .containsExactly("/webhooks/cxone-merge");
    }

    /** Generators make classes with names of their own of what has none, and none at all of nulls and empty items. */
    @Test
    void generatorsCanMakeClientsOfIt() throws Exception {
        List<String> faults = new ArrayList<>();
        look(served().get("paths"), "paths", faults);
        look(served().at("/components/schemas"), "schemas", faults);
        assertThat(faults).isEmpty();
    }

    private static void look(JsonNode node, String place, List<String> faults) {
        if (place.startsWith("paths") && place.endsWith("/schema") && node.has("properties")) {
            faults.add("an object without a name at " + place);
        }
        if (place.endsWith("/items") && node.isEmpty()) {
            faults.add("empty items at " + place);
        }
        if (place.matches(".*/(oneOf|anyOf)/\\d+")
                && node.path("type").asString("").equals("null")) {
            faults.add("a null branch at " + place);
        }
        node.properties().forEach(one -> {
            if (!one.getKey().startsWith("example")) {
                look(one.getValue(), place + "/" + one.getKey(), faults);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(node.get(i), place + "/" + i, faults);
        }
    }

    private JsonNode served() throws Exception {
        var answer = mvc.get()
                .uri("/v3/api-docs")
                .header(AUTHORIZATION, "Bearer ops-key-of-tests")
                .exchange();
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private static List<String> pathsIn(JsonNode api) {
        return List.copyOf(api.get("paths").propertyNames());
    }

    private Stream<String> mapped() {
        return controllers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.contactenricher"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .filter(path -> !path.equals("/error"))
                // pages for people, not for programs
                .filter(path -> !path.equals("/") && !path.startsWith("/console"))
                .map(OpenApiTests::withoutNames);
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^/]*}(?=/|$)", "{}");
    }
}
