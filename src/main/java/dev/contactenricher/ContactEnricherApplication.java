package dev.contactenricher;

import dev.contactenricher.audit.VerifyAuditCommand;
import dev.contactenricher.tenant.TenantCommands;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service, or runs the command that is named first. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ContactEnricherApplication {

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (!words.isEmpty() && words.getFirst().equals(VerifyAuditCommand.NAME)) {
            System.exit(VerifyAuditCommand.run(words.subList(1, words.size()), System.out, System.err));
        }
        if (!words.isEmpty() && TenantCommands.isOne(words.getFirst())) {
            System.exit(TenantCommands.run(words, System.out, System.err));
        }
        SpringApplication.run(ContactEnricherApplication.class, args);
    }
}
