package dev.contactenricher.cxone;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.contactenricher.cxone.CxoneSettings.ClientAuth;
import dev.contactenricher.outgoing.OutgoingHttp;
import dev.contactenricher.store.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.retry.backoff.NoBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The room with its beans, and a CXone that answers as each test says. */
final class CxoneRoom implements AutoCloseable {

    static final String SECRET = "the&secret=";
    static final String MERGE = "/api/v2/contacts/merge";
    static final String WEBHOOKS = "/api/v2/webhooks";
    static final String TOKEN = "/oauth2/token";

    final WireMockServer cxone = new WireMockServer(options().dynamicPort().containerThreads(60));
    final TestClock clock = new TestClock();
    final Queue<Object> events = new ConcurrentLinkedQueue<>();
    private final OutgoingHttp http = new OutgoingHttp(clock);
    private final JsonMapper json = new JsonMapper();
    private final CxoneCalls calls;

    CxoneRoom() {
        this(ClientAuth.POST, Duration.ofSeconds(20));
    }

    CxoneRoom(ClientAuth auth, Duration timeout) {
        this(auth, timeout, null);
    }

    /** @param tokenUrl where tokens come from; null for the usual place */
    CxoneRoom(ClientAuth auth, Duration timeout, @Nullable URI tokenUrl) {
        cxone.start();
        var settings = new CxoneSettings(
                URI.create(cxone.baseUrl() + "/"),
                tokenUrl,
                "the client",
                SECRET,
                auth,
                "contact:write webhook:write",
                timeout);
        var retry = RetryTemplate.builder()
                .maxAttempts(3)
                .noBackoff()
                .retryOn(RepeatableException.class)
                .build();
        var tokens = tokenCache(new ClientCredentials(settings), retry);
        calls = new CxoneCalls(http, tokens, settings);
        grants("first", 3600);
    }

    private TokenCache tokenCache(TokenGrant grant, RetryTemplate retry) {
        return new TokenCache(new TokenEndpoint(http, grant, clock), grant, events::add, clock, retry);
    }

    WebClientCxoneClient client() {
        return new WebClientCxoneClient(calls, new ContactIds(), json);
    }

    WebhookRegistration registration(String url) {
        var retry = RetryTemplate.builder()
                .infiniteRetry()
                .customBackoff(new ObedientBackOff(new NoBackOffPolicy()))
                .retryOn(RepeatableException.class)
                .build();
        return new WebhookRegistration(calls, address(url), json, retry, events::add);
    }

    void grants(String token, int seconds) {
        answers(TOKEN, okJson("""
                {"access_token": "%s", "token_type": "Bearer", "expires_in": %d}""".formatted(token, seconds)));
    }

    void answers(String path, ResponseDefinitionBuilder answer) {
        cxone.stubFor(post(urlPathEqualTo(path)).willReturn(answer));
    }

    List<LoggedRequest> requests(String path) {
        return cxone.findAll(postRequestedFor(urlPathEqualTo(path)));
    }

    MergeAnswer merge() {
        return client().merge(
                        "request-1",
                        List.of(json.createObjectNode().put("email", "ada@example.com")),
                        DeduplicationRules.BOTH);
    }

    private static ObjectProvider<WebhookAddress> address(String url) {
        var beans = new StaticListableBeanFactory();
        WebhookAddress address = () -> URI.create(url);
        beans.addBean("address", address);
        return beans.getBeanProvider(WebhookAddress.class);
    }

    @Override
    public void close() {
        http.destroy();
        cxone.stop();
    }
}
