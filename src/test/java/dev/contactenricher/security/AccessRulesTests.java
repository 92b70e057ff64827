package dev.contactenricher.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every path, with every kind of key: exactly what the contract's section 2 allows gets past the door. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class AccessRulesTests {

    enum Caller {
        NOBODY(""),
        STRANGER("no-such-key"),
        ALMOST("crm-ke"),
        CRM("crm-key-of-tests"),
        CRM_NEXT("crm-key-of-tests-2"),
        OPS("ops-key-of-tests"),
        COMPLIANCE("compliance-key-of-tests");

        final String key;

        Caller(String key) {
            this.key = key;
        }

        boolean isKnown() {
            return compareTo(CRM) >= 0;
        }
    }

    private static final Set<Caller> CRM = Set.of(Caller.CRM, Caller.CRM_NEXT);
    private static final Set<Caller> OPS = Set.of(Caller.OPS);
    private static final Set<Caller> COMPLIANCE = Set.of(Caller.COMPLIANCE);
    private static final Set<Caller> KEYS = Set.of(Caller.CRM, Caller.CRM_NEXT, Caller.OPS, Caller.COMPLIANCE);
    private static final Set<Caller> ANYONE = Set.of(Caller.values());

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    static Stream<Arguments> paths() {
        return Stream.of(
                row("POST", "/enrich-batch", CRM),
                row("GET", "/jobs", KEYS),
                row("DELETE", "/jobs/0199", CRM),
                row("GET", "/jobs/0199", KEYS),
                row("GET", "/jobs/0199/contacts", KEYS),
                row("GET", "/jobs/0199/contacts/0", KEYS),
                row("GET", "/metrics", OPS),
                row("GET", "/dead-letters", OPS),
                row("POST", "/dead-letters/retry", OPS),
                row("POST", "/dead-letters/7/retry", OPS),
                row("DELETE", "/dead-letters/7", OPS),
                row("GET", "/audit-trail", COMPLIANCE),
                row("GET", "/audit-trail/verify", COMPLIANCE),
                row("POST", "/privacy/erasures", COMPLIANCE),
                row("POST", "/privacy/withdrawals", COMPLIANCE),
                row("POST", "/privacy/access", COMPLIANCE),
                row("GET", "/v3/api-docs", KEYS),
                row("GET", "/swagger-ui/index.html", KEYS),
                row("GET", "/health/liveness", ANYONE),
                row("GET", "/health/readiness", ANYONE));
    }

    private static Arguments row(String method, String path, Set<Caller> allowed) {
        return Arguments.of(method, path, allowed);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("paths")
    void opensToItsRolesOnly(String method, String path, Set<Caller> allowed) throws Exception {
        for (Caller caller : Caller.values()) {
            for (HttpResponse<String> answer :
                    Arrays.asList(bearer(method, path, caller), header(method, path, caller))) {
                if (allowed.contains(caller)) {
                    assertThat(answer.statusCode()).as("%s", caller).isNotIn(401, 403, 429);
                } else if (caller.isKnown()) {
                    assertProblem(answer, 403, "forbidden");
                } else {
                    assertProblem(answer, 401, "unauthorized");
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/store",
                "/health/readiness/store",
                "/actuator",
                "/actuator/env",
                "/env",
                "/heapdump",
                "/prometheus",
                "/error",
                "/login",
                "/logout",
                "/swagger-ui.html",
                "/v3/api-docs.yaml",
                "/enrich-batch/",
                "/enrich-batch/x",
                "/favicon.ico",
                "/index.html",
                "/metrics/",
                "/metrics.json",
                "/METRICS",
                "/metrics%20",
                "/audit-trails",
                "/v3/api-docs.json",
                "/v3",
                "/webjars/swagger-ui/index.html",
                "/application.yml",
                "/beans",
                "/loggers",
                "/threaddump",
                "/shutdown",
                "/sbom",
                "/info"
            })
    void nothingElseExists(String path) throws Exception {
        assertProblem(bearer("GET", path, Caller.NOBODY), 401, "unauthorized");
        assertProblem(bearer("GET", path, Caller.STRANGER), 401, "unauthorized");
        for (Caller caller : KEYS) {
            assertProblem(bearer("GET", path, caller), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enrich-batch;x=1",
                "/metrics;jsessionid=1",
                "//enrich-batch",
                "/jobs//metrics",
                "/jobs/../metrics",
                "/jobs/./metrics",
                "/jobs/%2e%2e/metrics",
                "/jobs/%2E%2E%2Fmetrics",
                "/jobs/..%2fmetrics",
                "/jobs/a%5cb",
                "/jobs/%252e%252e/metrics",
                "/jobs/%00",
                "/jobs/%0a",
                "/jobs/%c0%ae%c0%ae/metrics"
            })
    void pathsThatCouldMeanAnotherAreRefused(String path) throws Exception {
        assertProblem(bearer("GET", path, Caller.CRM), 400, "invalid-request");
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                row("HEAD", "/metrics", OPS),
                row("OPTIONS", "/metrics", OPS),
                row("PUT", "/enrich-batch", CRM),
                row("GET", "/enrich-batch", CRM),
                row("PATCH", "/privacy/access", COMPLIANCE),
                row("DELETE", "/audit-trail", COMPLIANCE),
                row("POST", "/audit-trail/verify", COMPLIANCE),
                row("PUT", "/jobs/0199", KEYS),
                row("DELETE", "/jobs/0199/contacts", CRM),
                row("OPTIONS", "/dead-letters/retry", OPS));
    }

    /** A role opens a path, whatever the method; whether that is offered there is said behind the door. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("methods")
    void noMethodGoesAround(String method, String path, Set<Caller> allowed) throws Exception {
        for (Caller caller : Caller.values()) {
            int status = bearer(method, path, caller).statusCode();
            if (allowed.contains(caller)) {
                assertThat(status).as("%s", caller).isIn(200, 405);
            } else {
                assertThat(status).as("%s", caller).isEqualTo(caller.isKnown() ? 403 : 401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "FOO", "get"})
    void methodsThatNobodyNeedsAreRefused(String method) throws Exception {
        assertThat(bearer(method, "/metrics", Caller.OPS).statusCode()).isIn(400, 405, 501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops-key-of-tests",
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "Bearer ops-key-of-tests, Bearer ops-key-of-tests",
                "Bearer \"ops-key-of-tests\"",
                "Bearer ops-key-of-tests ops-key-of-tests",
                "Basic b3BzLWtleTo=",
                "Digest ops-key-of-tests",
                "Bearer ops-ke",
                "Bearer ops-keyy",
                "Bearer OPS-KEY",
                "Bearer crm-key-of-tests,ops-key-of-tests"
            })
    void aMalformedAuthorizationIsNone(String authorization) throws Exception {
        HttpRequest request = request("GET", "/metrics")
                .header("Authorization", authorization)
                .build();
        assertProblem(send(request), 401, "unauthorized");
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() throws Exception {
        HttpRequest request = request("GET", "/metrics")
                .header("Authorization", "bEARER ops-key-of-tests")
                .build();
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void healthSaysUpAndNothingElse() throws Exception {
        for (String path : Set.of("/health/liveness", "/health/readiness")) {
            HttpResponse<String> answer = bearer("GET", path, Caller.NOBODY);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void answersCarrySecurityHeadersAndNoBanner() throws Exception {
        var headers = bearer("GET", "/health/liveness", Caller.NOBODY).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
        assertThat(headers.firstValue("Cache-Control")).isPresent();
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    void aKeyBehindAnotherSchemeIsNoKey() throws Exception {
        HttpRequest request = request("GET", "/metrics")
                .header("Authorization", "Basic ops-key-of-tests")
                .build();
        assertProblem(send(request), 401, "unauthorized");
    }

    private HttpResponse<String> bearer(String method, String path, Caller caller) throws Exception {
        HttpRequest.Builder request = request(method, path);
        if (caller != Caller.NOBODY) {
            request.header("Authorization", "Bearer " + caller.key);
        }
        return send(request.build());
    }

    private HttpResponse<String> header(String method, String path, Caller caller) throws Exception {
        HttpRequest.Builder request = request(method, path);
        if (caller != Caller.NOBODY) {
            request.header("X-API-Key", caller.key);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:contact-enricher:problem:" + name + "\"")
                .contains("\"status\":" + status);
    }
}
