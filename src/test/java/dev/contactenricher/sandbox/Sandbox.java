package dev.contactenricher.sandbox;

import dev.contactenricher.ContactEnricherApplication;
import dev.contactenricher.console.Received;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** Starts the stand-ins, then the service with their addresses, then the tour; stays up until it is interrupted. */
public final class Sandbox {

    /** Every run begins with an empty store. */
    private static final Path DATA_DIR = Path.of("target", "sandbox");

    private Sandbox() {}

    public static void main(String[] args) throws IOException {
        int port = Optional.ofNullable(System.getenv("PORT"))
                .map(Integer::parseInt)
                .orElse(8080);
        if (isTaken(port)) {
            System.err.printf(
                    "%n  Port %d is taken. Stop what uses it, or choose another one:%n%n"
                            + "    PORT=%d ./mvnw spring-boot:test-run%n%n",
                    port, port + 1);
            System.exit(1);
        }
        FileSystemUtils.deleteRecursively(DATA_DIR);

        if ("published".equals(System.getProperty("sandbox.dialect"))) {
            runWithTenant(port);
            return;
        }
        var cxone = new StandInCxone(100, Duration.ofSeconds(60)).sendsWebhooksAfter(Duration.ofMillis(200));
        var marketing = new StandInMarketing();
        Received.from(marketing);
        SpringApplication.run(ContactEnricherApplication.class, settings(port, cxone, marketing));
        new Tour(port, cxone, marketing).show();
    }

    /** With {@code -Dsandbox.dialect=published}. */
    private static void runWithTenant(int port) throws IOException {
        var tenant = TenantTour.tenant();
        var cxone = new StandInCxone(1, Duration.ofSeconds(60));
        List<String> settings = new ArrayList<>(List.of(settings(port, cxone, new StandInMarketing())));
        tenant.settings().forEach((name, value) -> {
            settings.removeIf(setting -> setting.startsWith("--" + name + "="));
            settings.add("--" + name + "=" + value);
        });
        settings.add("--CXONE_TARGETS=customers");
        settings.add("--CXONE_MANAGE_FIELDS=true");
        settings.add("--CXONE_DNC_GROUP_PHONE=" + TenantTour.PHONE_GROUP);
        settings.add("--CXONE_DNC_GROUP_SMS=" + TenantTour.SMS_GROUP);
        cxone.close();
        SpringApplication.run(ContactEnricherApplication.class, settings.toArray(String[]::new));
        new TenantTour(port, tenant).show();
    }

    /** The contract's variables, the service's own defaults instead of the tests', and a quiet log. */
    private static String[] settings(int port, StandInCxone cxone, StandInMarketing marketing) {
        return new String[] {
            "--PORT=" + port,
            "--server.address=127.0.0.1",
            "--CXONE_BASE_URL=" + cxone.baseUrl(),
            "--CXONE_CLIENT_ID=" + StandInCxone.CLIENT_ID,
            "--CXONE_CLIENT_SECRET=" + StandInCxone.CLIENT_SECRET,
            "--CXONE_WEBHOOK_SECRET=" + StandInCxone.WEBHOOK_SECRET,
            "--WEBHOOK_URL=http://127.0.0.1:" + port + "/webhooks/cxone-merge",
            "--MARKETING_API_URL=" + marketing.url(),
            "--CRM_API_KEYS=" + EnricherClient.CRM_KEY,
            "--OPS_API_KEYS=" + EnricherClient.OPS_KEY,
            "--COMPLIANCE_API_KEYS=" + EnricherClient.COMPLIANCE_KEY,
            "--ENRICHER_DATA_DIR=" + DATA_DIR,
            "--spring.config.location=classpath:/application.yml",
            "--enricher.security.open-api-docs=true",
            "--enricher.sandbox=true",
            "--enricher.console.links.Sandbox=/console/sandbox",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn"
        };
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
