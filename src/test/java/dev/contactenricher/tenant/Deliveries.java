package dev.contactenricher.tenant;

import static java.util.Objects.requireNonNull;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import dev.contactenricher.standin.StandInTenant;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries by the published dialect to a stand-in tenant, without the service and its database. */
abstract class Deliveries {

    static final String BOOK = "77";

    final StandInTenant tenant = TenantRig.tenant();
    final CardHolders holders = mock(CardHolders.class);
    final CardReports reports = mock(CardReports.class);
    final BookEntries entries = mock(BookEntries.class);
    final DncRecords records = mock(DncRecords.class);
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable PublishedCxone cxone;

    @BeforeEach
    void reach() {
        when(holders.writtenFor(anyString())).thenReturn(List.of());
        when(entries.writing(anyString(), anyString())).thenReturn(true);
        when(entries.idOf(anyString()))
                .thenAnswer(
                        call -> "10000000000000" + call.<String>getArgument(0).replaceAll("\\D", ""));
        reach(settings(TenantSettings.MergeCards.REPORT));
    }

    static TenantSettings settings(TenantSettings.MergeCards merging) {
        return settings(merging, false, "");
    }

    static TenantSettings settings(TenantSettings.MergeCards merging, boolean managesFields, String book) {
        return new TenantSettings(
                List.of(TenantSettings.Target.CUSTOMERS),
                merging,
                managesFields,
                TenantRig.PHONE_GROUP,
                "",
                book,
                book,
                List.of("loyalty:loyalty_level"),
                TenantSettings.Erasure.OFF,
                120,
                60);
    }

    void reach(TenantSettings.MergeCards merging) {
        reach(settings(merging));
    }

    void reach(TenantSettings settings) {
        reach(settings, "read", Map.of());
    }

    void reach(TenantSettings settings, String confirmation, Map<String, String> own) {
        close(context);
        var arguments = new HashMap<>(tenant.settings());
        arguments.putAll(own);
        context = new SpringApplicationBuilder(TenantCommands.Beans.class)
                .web(WebApplicationType.NONE)
                .properties("enricher.command=test")
                .run(Stream.concat(
                                arguments.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()),
                                Stream.of("--spring.config.location=classpath:/application.yml"))
                        .toArray(String[]::new));
        var clock = Clock.systemUTC();
        var cards = new Cards(
                settings,
                new CardFields(settings, clock),
                new CardFinder(new CardSearch(), holders),
                new CardMerging(settings, reports),
                reports,
                holders);
        cxone = new PublishedCxone(
                api(),
                cards,
                new DoNotCall(settings, records, clock),
                new AddressBook(settings, entries, clock),
                confirmation);
    }

    PublishedApi api() {
        return requireNonNull(context).getBean(PublishedApi.class);
    }

    @AfterEach
    void close() {
        close(context);
        tenant.close();
    }

    private static void close(@Nullable ConfigurableApplicationContext context) {
        if (context != null) {
            context.close();
        }
    }

    static Predicate<Result> done() {
        return Result.Done.class::isInstance;
    }

    void card() {
        tenant.cards().add("email_1", "", "", "1@example.com");
    }

    static Recipient person(int number, Object... more) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("external_crm_id", "A-" + number)
                .put("email", number + "@example.com")
                .put("consent_to_email", true)
                .put("updated_at", "2026-03-01T00:00:00Z");
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] instanceof Boolean flag) {
                content.put((String) more[i], flag);
            } else {
                content.put((String) more[i], (String) more[i + 1]);
            }
        }
        return new Recipient("person-" + number, "job", number, content);
    }

    static Shipment shipment(Recipient... recipients) {
        return new Shipment("r", List.of(recipients), DeduplicationRules.BOTH, false);
    }

    List<Result> deliver(Recipient... recipients) {
        return ((Delivery.Each) deliverAny(recipients)).results();
    }

    Delivery deliverAny(Recipient... recipients) {
        return requireNonNull(cxone).deliver(shipment(recipients), new Freely());
    }

    List<Result> deliver(Shipment shipment) {
        return ((Delivery.Each) requireNonNull(cxone).deliver(shipment, new Freely())).results();
    }

    Delivery deliverAny(Shipment shipment) {
        return requireNonNull(cxone).deliver(shipment, new Freely());
    }

    /** What was called, by the end of its path. */
    long calls(String end) {
        return tenant.calls().stream().filter(call -> call.path().endsWith(end)).count();
    }
}
