package dev.contactenricher.tenant;

import dev.contactenricher.confirmation.Timeouts;
import dev.contactenricher.correction.CorrectionDeadLetters;
import dev.contactenricher.cxone.HandApi;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.intake.HandIntake;
import dev.contactenricher.merge.HandDeliveries;
import dev.contactenricher.merge.SendingRooms;
import dev.contactenricher.merge.SimulatedStores;
import dev.contactenricher.privacy.HandWishes;
import dev.contactenricher.store.GradualDeletion;
import dev.contactenricher.store.LeftOut;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.TestClock;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The production rooms from intake to a tenant over one database in memory, without threads and HTTP. */
final class TenantRoom implements AutoCloseable {

    static final int DIGITAL_LIMIT = 40;
    static final int ADMIN_LIMIT = 30;
    static final long WINDOW = 60_000;

    private static final String WAITING = """
            SELECT (SELECT COUNT(*) FROM merge_entry WHERE state IN ('QUEUED', 'SUBMITTED', 'FAILED'))
                + (SELECT COUNT(*) FROM tenant_chore)
            """;

    final Random random = new Random();
    final TestClock clock;
    final HandIntake intake;
    final HandWishes wishes;
    final HandDeliveries deliveries;
    final HandApi api;
    private final PublishedCxone cxone;
    private final ChoreWorker chores;
    private final Timeouts timeouts;
    private final CorrectionDeadLetters corrections;
    private final SimulatedStore database;
    private final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context;

    /** @param planting replaces collaborators by faulty ones */
    TenantRoom(Consumer<AnnotationConfigApplicationContext> planting) {
        context = new AnnotationConfigApplicationContext();
        context.registerBean("jitter", RandomGenerator.class, () -> random);
        context.register(Rooms.class, SimulatedStores.InMemory.class, GradualDeletion.class);
        context.addBeanFactoryPostProcessor(factory -> planting.accept(context));
        TestPropertyValues.of(
                        "enricher.crypto.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "enricher.store.data-dir=unused",
                        "enricher.cxone.dialect=published",
                        "enricher.merge.confirmation=read",
                        "enricher.merge.rate-window=" + WINDOW + "ms",
                        "enricher.merge.longest-backoff=15s",
                        "enricher.tenant.targets=customers",
                        "enricher.tenant.dnc-group-phone=" + TenantRig.PHONE_GROUP,
                        "enricher.tenant.address-book=" + Deliveries.BOOK,
                        "enricher.tenant.address-book-proven=" + Deliveries.BOOK,
                        "enricher.tenant.field-map=" + TenantModel.VERSION + ":" + TenantModel.VERSION,
                        "enricher.tenant.digital-rate-limit=" + DIGITAL_LIMIT,
                        "enricher.tenant.admin-rate-limit=" + ADMIN_LIMIT,
                        "enricher.export.url=http://127.0.0.1:9/")
                .applyTo(context);
        context.refresh();
        clock = context.getBean(TestClock.class);
        intake = context.getBean(HandIntake.class);
        wishes = context.getBean(HandWishes.class);
        deliveries = context.getBean(HandDeliveries.class);
        api = context.getBean(HandApi.class);
        cxone = context.getBean(PublishedCxone.class);
        chores = context.getBean(ChoreWorker.class);
        timeouts = context.getBean(Timeouts.class);
        corrections = context.getBean(CorrectionDeadLetters.class);
        database = context.getBean(SimulatedStore.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    void reset() {
        clock.set(TestClock.START);
        database.wipe();
        deliveries.reset();
        // what is found out of a tenant while the process lives
        context.getBean(CardFields.class).forget();
        var search = context.getBean(CardSearch.class);
        ReflectionTestUtils.setField(search, "form", CardQuery.Form.PLAIN);
        ReflectionTestUtils.setField(search, "proven", true);
        ReflectionTestUtils.setField(search, "most", 100);
    }

    /** Does all that is due now. */
    void work() {
        while (deliveries.step(cxone)) {}
        chores.work();
        if (timeouts.isDue()) {
            timeouts.check();
        }
    }

    void retryDeadLetters() {
        deliveries.retryDeadLetters();
        corrections.retry(corrections.numbers(DeadLetterFilter.ANY, 0, 1000));
    }

    /** How much has not come to an end. */
    int waiting() {
        return jdbc.sql(WAITING).query(Integer.class).single();
    }

    @Override
    public void close() {
        context.close();
    }

    /** By themselves, as a scan beside {@link SendingRooms} would take its place. */
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.intake",
                "dev.contactenricher.jobs",
                "dev.contactenricher.export",
                "dev.contactenricher.privacy",
                "dev.contactenricher.crypto",
                "dev.contactenricher.tenant"
            },
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = PlayedByHand.class))
    static class Others {}

    // no @Configuration, lest other tests' scans find it
    @EnableTransactionManagement(proxyTargetClass = true)
    @SendingRooms(excludeFilters = @Filter(type = FilterType.CUSTOM, classes = PlayedByHand.class))
    @ConfigurationPropertiesScan({
        "dev.contactenricher.intake",
        "dev.contactenricher.jobs",
        "dev.contactenricher.export",
        "dev.contactenricher.privacy",
        "dev.contactenricher.crypto",
        "dev.contactenricher.store",
        "dev.contactenricher.tenant"
    })
    @Import({
        SimulatedStores.Beans.class,
        Others.class,
        HandApi.class,
        HandIntake.class,
        HandDeliveries.class,
        HandWishes.class
    })
    static class Rooms {}

    /** What the model plays, and what reads HTTP. */
    static final class PlayedByHand extends LeftOut {

        PlayedByHand() {
            super(
                    "merge.Dispatcher",
                    "merge.Sender",
                    "merge.CallBudgets",
                    "export.ExportSender",
                    "export.MarketingClient",
                    "intake.BatchReader",
                    "intake.BatchDesk",
                    "intake.FileIntake",
                    "intake.LargeBatches",
                    "privacy.SubjectReader",
                    "privacy.WishReader",
                    "privacy.PrivacyDesk",
                    "tenant.StartUpCheck",
                    "tenant.TenantCheck");
        }
    }
}
