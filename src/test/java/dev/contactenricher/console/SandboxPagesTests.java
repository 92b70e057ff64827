package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.EnricherClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.sandbox=true",
            "enricher.console.links.Sandbox=/console/sandbox",
            "CRM_API_KEYS=" + EnricherClient.CRM_KEY,
            "OPS_API_KEYS=" + EnricherClient.OPS_KEY,
            "COMPLIANCE_API_KEYS=" + EnricherClient.COMPLIANCE_KEY,
            "enricher.security.crm-api-keys=" + EnricherClient.CRM_KEY,
            "enricher.security.ops-api-keys=" + EnricherClient.OPS_KEY,
            "enricher.security.compliance-api-keys=" + EnricherClient.COMPLIANCE_KEY
        })
class SandboxPagesTests {

    @LocalServerPort
    private int port;

    @Test
    void theSandboxIsOpenInAnyRole() {
        var visitor = new Visitor(port);
        visitor.get("/console/sandbox/enter");
        assertThat(visitor.get("/console/sending").statusCode()).isEqualTo(200);
        visitor.get("/console/sandbox/enter?role=compliance");
        assertThat(visitor.get("/console/sending").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/console/audit").body()).contains("href=\"/console/sandbox\"");
        assertThat(visitor.get("/console/sandbox").body()).contains("What the stand-in CXone received");
    }
}
