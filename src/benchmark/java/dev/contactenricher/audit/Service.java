package dev.contactenricher.audit;

import dev.contactenricher.ContactEnricherApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.contactenricher.store.Dialect;

/** The whole application in this JVM. CXone is away, so nothing is sent; auditing can be switched off. */
final class Service implements AutoCloseable {

    static final Map<String, String> SETTINGS = Map.of(
            "CXONE_BASE_URL", "http://127.0.0.1:9",
            "CXONE_CLIENT_ID", "benchmark",
            "CXONE_CLIENT_SECRET", "benchmark",
            "CXONE_WEBHOOK_SECRET", "whsec_dGhlLXNlY3JldC1vZi10aGUtYmVuY2htYXJrcw==",
            "WEBHOOK_URL", "http://127.0.0.1:9/webhooks/cxone-merge",
            "CRM_API_KEYS", "benchmark-crm-key",
            "OPS_API_KEYS", "benchmark-ops-key",
            "COMPLIANCE_API_KEYS", "benchmark-compliance-key",
            "CRM_RATE_LIMIT", "100000");

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Service start(Path data) {
        var builder = new SpringApplicationBuilder(ContactEnricherApplication.class, Switch.class)
                .properties(Map.<String, Object>copyOf(SETTINGS))
                .bannerMode(Banner.Mode.OFF);
        // as arguments, since they win over the settings that tests share
        return new Service(builder.run(
                "--server.port=0",
                "--logging.level.root=error",
                "--enricher.store.data-dir=" + data,
                "--enricher.security.crm-api-keys=" + SETTINGS.get("CRM_API_KEYS"),
                "--enricher.security.crm-rate-limit=" + SETTINGS.get("CRM_RATE_LIMIT")));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void audits(boolean on) {
        bean(SwitchableChain.class).on = on;
    }

    void post(String batch) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/enrich-batch"))
                .header("X-API-Key", "benchmark-crm-key")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(batch))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 202 && status != 422) {
            throw new IllegalStateException("Status " + status);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Switch {

        @Bean
        @Primary
        SwitchableChain switchableChain(
                ChainHead heads, AuditEntries entries, Checkpoints checkpoints, SigningKey key, Dialect dialect) {
            return new SwitchableChain(heads, entries, checkpoints, key, dialect);
        }
    }

    static class SwitchableChain extends Chain {

        volatile boolean on = true;

        SwitchableChain(
                ChainHead heads, AuditEntries entries, Checkpoints checkpoints, SigningKey key, Dialect dialect) {
            super(heads, entries, checkpoints, key, dialect);
        }

        @Override
        public void append(List<Draft> drafts) {
            if (on) {
                super.append(drafts);
            }
        }
    }
}
