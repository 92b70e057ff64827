package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.CxoneAccess;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.outgoing.Deadline;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code check-tenant}, which writes nothing, and {@code prove-address-book ID}, which writes to an empty book only: without
 * starting the service, with its settings.
 */
public final class TenantCommands {

    private static final String CHECK = "check-tenant";
    private static final String PROVE = "prove-address-book";
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final String USAGE = "Usage: " + CHECK + " | " + PROVE + " ID";

    private TenantCommands() {}

    public static boolean isOne(String word) {
        return word.equals(CHECK) || word.equals(PROVE);
    }

    /**
     * @param words the command's name first
     * @return the exit status: 0 when nothing is missing, else 1
     */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        return run(words, out, err, List.of());
    }

    /** @param settings given as arguments of the program, beside the environment's */
    static int run(List<String> words, PrintStream out, PrintStream err, List<String> settings) {
        boolean proves = words.getFirst().equals(PROVE);
        if (words.size() != (proves ? 2 : 1)) {
            err.println(USAGE);
            return 1;
        }
        try (var context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("enricher.command=" + words.getFirst())
                .run(arguments(settings))) {
            PublishedApi api = context.getBean(PublishedApi.class);
            Supplier<TenantCalls> calls = () -> new TenantCalls(api, new Unbounded(api.timeout()));
            List<Finding> findings = proves
                    ? List.of(BookProof.of(words.get(1), calls, BETWEEN_READS))
                    : context.getBean(TenantCheck.class).look(calls);
            findings.forEach(
                    finding -> out.println((finding.fine() ? "  ok       " : "  MISSING  ") + finding.sentence()));
            return findings.stream().allMatch(Finding::fine) ? 0 : 1;
        }
    }

    private static String[] arguments(List<String> settings) {
        var arguments = new ArrayList<>(settings);
        arguments.removeIf(argument -> argument.startsWith("--CXONE_DIALECT="));
        arguments.add("--CXONE_DIALECT=published");
        arguments.add("--logging.level.root=error");
        arguments.add("--spring.main.log-startup-info=false");
        return arguments.toArray(String[]::new);
    }

    /** A command makes a few calls, once. */
    private static final class Unbounded implements Allowance {

        private final Duration time;

        Unbounded(Duration time) {
            this.time = time;
        }

        @Override
        public Leave ask(String family, int recipient) {
            return new Leave.Granted(family, 0, Deadline.in(time));
        }

        @Override
        public boolean isWithdrawn(int recipient) {
            return false;
        }

        @Override
        public void answered(Leave.Granted leave) {
            // counts nowhere
        }

        @Override
        public void throttled(Leave.Granted leave, @Nullable Duration retryAfter) {
            // tried again, a few times
        }

        @Override
        public void closedFor(Leave.Granted leave, Duration retryAfter) {
            // the command says so and ends
        }
    }

    // no @Configuration, lest the service finds it
    @Import({CxoneAccess.class, TenantCheck.class, CardFields.class})
    @EnableConfigurationProperties(TenantSettings.class)
    static class Beans {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
