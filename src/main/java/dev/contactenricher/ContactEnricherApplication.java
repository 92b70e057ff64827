package dev.contactenricher;

import dev.contactenricher.audit.VerifyAuditCommand;
import dev.contactenricher.tenant.TenantCommands;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service, or runs the command that is named first. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ContactEnricherApplication {

    private static final String USAGE = """
            There is no such command. Nothing was started.
            The service:  java -jar contact-enricher.jar [--SETTING=VALUE …]
            Its commands: verify-audit FILE, check-tenant, prove-address-book ID""";

    public static void main(String[] args) {
        OptionalInt status = command(List.of(args), System.out, System.err);
        if (status.isPresent()) {
            System.exit(status.getAsInt());
        }
        SpringApplication.run(ContactEnricherApplication.class, args);
    }

    /**
     * A mistyped command must not start a second service that sends.
     *
     * @return the exit status; none where only settings are given and the service is meant
     */
    static OptionalInt command(List<String> words, PrintStream out, PrintStream err) {
        String first = words.isEmpty() ? "" : words.getFirst();
        if (first.equals(VerifyAuditCommand.NAME)) {
            return OptionalInt.of(VerifyAuditCommand.run(words.subList(1, words.size()), out, err));
        } else if (TenantCommands.isOne(first)) {
            return OptionalInt.of(TenantCommands.run(words, out, err));
        } else if (words.stream().allMatch(word -> word.startsWith("--"))) {
            return OptionalInt.empty();
        }
        err.println(USAGE);
        return OptionalInt.of(1);
    }
}
