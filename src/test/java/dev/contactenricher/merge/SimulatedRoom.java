package dev.contactenricher.merge;

import dev.contactenricher.confirmation.EarlyEvents;
import dev.contactenricher.confirmation.Timeouts;
import dev.contactenricher.correction.CorrectionDeadLetters;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.export.HandExporter;
import dev.contactenricher.intake.HandIntake;
import dev.contactenricher.privacy.HandWishes;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.RecordSettings;
import dev.contactenricher.store.GradualDeletion;
import dev.contactenricher.store.LeftOut;
import dev.contactenricher.store.SimulatedStore;
import dev.contactenricher.store.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The production rooms from intake to export over one database, without threads and HTTP: every step is taken by the
 * simulation.
 */
final class SimulatedRoom implements AutoCloseable {

    static final int LIMIT = 3;
    static final long WINDOW = 10_000;
    static final int CHUNK = 4;
    static final long TIMEOUT = 3_000;
    static final long LEASE = 2 * TIMEOUT;
    static final int MAX_ATTEMPTS = 3;
    static final long CONFIRMATION_TIMEOUT = 60_000;

    final Random random = new Random();
    final TestClock clock;
    final SimulatedStore database;
    final HandIntake intake;
    final HandWishes wishes;
    final MergeJobService queue;
    final Claiming claiming;
    final Answers answers;
    final Timeouts timeouts;
    private final RequestRetention requestRetention;
    private final PersonRooms rooms;
    private final RecordSettings recordSettings;
    final EarlyEvents earlyEvents;
    final DeadLetters deadLetters;
    final CorrectionDeadLetters correctionDeadLetters;
    final HandExporter exporter;
    final Overheard overheard;
    /** Its statements stay prepared, as those without parameters of a {@code JdbcTemplate} do not. */
    final JdbcClient jdbc;

    private final AnnotationConfigApplicationContext context;

    /** @param planting replaces collaborators by faulty ones */
    SimulatedRoom(Consumer<AnnotationConfigApplicationContext> planting) {
        this(SimulatedStores.InMemory.class, planting);
    }

    /** @param store gives the database, and the dialect that it speaks */
    SimulatedRoom(Class<?> store, Consumer<AnnotationConfigApplicationContext> planting) {
        this(store, planting, List.of());
    }

    /** @param listeners rooms that only listen, which most simulations do without */
    SimulatedRoom(Class<?> store, Consumer<AnnotationConfigApplicationContext> planting, List<Class<?>> listeners) {
        context = new AnnotationConfigApplicationContext();
        context.registerBean("jitter", RandomGenerator.class, () -> random);
        context.register(Rooms.class, store, GradualDeletion.class);
        listeners.forEach(context::register);
        context.addBeanFactoryPostProcessor(factory -> planting.accept(context));
        TestPropertyValues.of(
                        "enricher.crypto.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                        "enricher.store.data-dir=unused",
                        "enricher.merge.rate-limit=" + LIMIT,
                        "enricher.merge.rate-window=" + WINDOW + "ms",
                        "enricher.merge.chunk-size=" + CHUNK,
                        "enricher.merge.timeout=" + TIMEOUT + "ms",
                        "enricher.merge.max-attempts=" + MAX_ATTEMPTS,
                        "enricher.merge.confirmation-timeout=" + CONFIRMATION_TIMEOUT + "ms",
                        "enricher.merge.longest-backoff=15s",
                        "enricher.merge.express-batch=2",
                        "enricher.export.url=http://127.0.0.1:9/",
                        "enricher.export.batch-size=3",
                        "enricher.export.timeout=" + TIMEOUT + "ms",
                        "enricher.export.max-attempts=" + MAX_ATTEMPTS,
                        "enricher.export.longest-backoff=15s")
                .applyTo(context);
        context.refresh();
        clock = context.getBean(TestClock.class);
        database = context.getBean(SimulatedStore.class);
        intake = context.getBean(HandIntake.class);
        wishes = context.getBean(HandWishes.class);
        queue = context.getBean(MergeJobService.class);
        claiming = context.getBean(Claiming.class);
        answers = context.getBean(Answers.class);
        timeouts = context.getBean(Timeouts.class);
        requestRetention = context.getBean(RequestRetention.class);
        rooms = context.getBean(PersonRooms.class);
        recordSettings = context.getBean(RecordSettings.class);
        earlyEvents = context.getBean(EarlyEvents.class);
        deadLetters = context.getBean(DeadLetters.class);
        correctionDeadLetters = context.getBean(CorrectionDeadLetters.class);
        exporter = context.getBean(HandExporter.class);
        overheard = context.getBean(Overheard.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    /** What is done every minute, and every ten. */
    void forgetOld() {
        requestRetention.clean();
        rooms.inOrder().forEach(room -> room.forget(recordSettings.expiry(clock.instant())));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void reset() {
        clock.set(TestClock.START);
        overheard.clear();
        database.wipe();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the queue said of itself during a step. */
    static class Overheard {

        final List<MergeEvent.Folded> folded = new ArrayList<>();
        final List<MergeEvent.Replayed> replayed = new ArrayList<>();
        final List<MergeEvent.Superseded> superseded = new ArrayList<>();

        void clear() {
            folded.clear();
            replayed.clear();
            superseded.clear();
        }

        @EventListener
        void on(MergeEvent.Folded event) {
            folded.add(event);
        }

        @EventListener
        void on(MergeEvent.Superseded event) {
            superseded.add(event);
        }

        @EventListener
        void on(MergeEvent.Replayed event) {
            replayed.add(event);
        }
    }

    /** By themselves, as a scan beside {@link SendingRooms} would take its place. */
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.intake",
                "dev.contactenricher.jobs",
                "dev.contactenricher.export",
                "dev.contactenricher.privacy",
                "dev.contactenricher.crypto"
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
        "dev.contactenricher.store"
    })
    @Import({
        SimulatedStores.Beans.class,
        Others.class,
        HandIntake.class,
        HandExporter.class,
        HandWishes.class,
        Overheard.class
    })
    static class Rooms {

        @Bean
        Terms terms() {
            return Terms.ONE_CALL;
        }
    }

    /** What the simulation plays, and what reads HTTP. */
    static final class PlayedByHand extends LeftOut {

        PlayedByHand() {
            super(
                    "merge.Dispatcher",
                    "merge.Sender",
                    "export.ExportSender",
                    "export.MarketingClient",
                    "intake.BatchReader",
                    "intake.BatchDesk",
                    "intake.FileIntake",
                    "intake.LargeBatches",
                    "privacy.SubjectReader",
                    "privacy.WishReader",
                    "privacy.PrivacyDesk");
        }
    }
}
